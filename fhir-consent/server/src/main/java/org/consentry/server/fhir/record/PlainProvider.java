// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.record;

/** Marks a provider of operations without a resource type of its own, so that the servlet finds it. */
public interface PlainProvider {}

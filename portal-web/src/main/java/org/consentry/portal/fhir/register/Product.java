// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.register;

/** An AI product of a recipient. */
public record Product(String name, String version, String type) {}

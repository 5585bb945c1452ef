// SPDX-License-Identifier: Apache-2.0
/**
 * Knows which Patient resources are one person, and the person's hospital numbers. Who may read them is decided in
 * {@code access}.
 */
@NullMarked
package org.consentry.server.fhir.person;

import org.jspecify.annotations.NullMarked;

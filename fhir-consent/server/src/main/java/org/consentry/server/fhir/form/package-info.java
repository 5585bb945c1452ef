// SPDX-License-Identifier: Apache-2.0
/**
 * Checks the form of FHIR requests: parameters, headers, dates and formats. It refuses an unknown part by its name.
 * References are read in {@code fhir.reference}.
 */
@NullMarked
package org.consentry.server.fhir.form;

import org.jspecify.annotations.NullMarked;

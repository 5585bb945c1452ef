// SPDX-License-Identifier: Apache-2.0
/** Finds patients and reads who they are, for staff. */
@NullMarked
package org.consentry.portal.fhir.patient;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** Reads and writes questions of patients and answers of staff, as Communications. */
@NullMarked
package org.consentry.portal.fhir.question;

import org.jspecify.annotations.NullMarked;

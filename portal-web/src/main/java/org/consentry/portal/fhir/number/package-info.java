// SPDX-License-Identifier: Apache-2.0
/** Finds what a number stands for that a patient says on the phone. For staff. */
@NullMarked
package org.consentry.portal.fhir.number;

import org.jspecify.annotations.NullMarked;

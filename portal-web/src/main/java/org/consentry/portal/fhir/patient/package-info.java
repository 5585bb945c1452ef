// SPDX-License-Identifier: Apache-2.0
/** Who a patient is. */
@NullMarked
package org.consentry.portal.fhir.patient;

import org.jspecify.annotations.NullMarked;

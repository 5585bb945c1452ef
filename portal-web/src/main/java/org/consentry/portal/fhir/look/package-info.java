// SPDX-License-Identifier: Apache-2.0
/** Who of the staff looked at a patient's records, when, why and at what. */
@NullMarked
package org.consentry.portal.fhir.look;

import org.jspecify.annotations.NullMarked;

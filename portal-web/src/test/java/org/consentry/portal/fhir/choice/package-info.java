// SPDX-License-Identifier: Apache-2.0
/** Tests of choices as Consents. */
@NullMarked
package org.consentry.portal.fhir.choice;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** Reads what was shared, refused and looked at, for the patient's pages. The server does the counting. */
@NullMarked
package org.consentry.portal.fhir.sharing;

import org.jspecify.annotations.NullMarked;

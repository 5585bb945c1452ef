// SPDX-License-Identifier: Apache-2.0
/** What was shared, refused and looked at, as the patient's pages show it. */
@NullMarked
package org.consentry.portal.fhir.sharing;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** Tests of what was shared, as pages show it. */
@NullMarked
package org.consentry.portal.fhir.sharing;

import org.jspecify.annotations.NullMarked;

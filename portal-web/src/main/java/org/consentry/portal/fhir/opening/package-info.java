// SPDX-License-Identifier: Apache-2.0
/** Asks for the opening of closed records, and says yes or no to what others ask. */
@NullMarked
package org.consentry.portal.fhir.opening;

import org.jspecify.annotations.NullMarked;

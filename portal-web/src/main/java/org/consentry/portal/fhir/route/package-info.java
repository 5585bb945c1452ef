// SPDX-License-Identifier: Apache-2.0
/** Reads what the server says of all ways out, for staff. */
@NullMarked
package org.consentry.portal.fhir.route;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** What left past the gateways and nobody had allowed, as the server's door for staff lists it. */
@NullMarked
package org.consentry.portal.fhir.bypass;

import org.jspecify.annotations.NullMarked;

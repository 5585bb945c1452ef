// SPDX-License-Identifier: Apache-2.0
/** Takes Consents of FHIR R5 and makes R4 of them. */
@NullMarked
package org.consentry.server.consent.r5;

import org.jspecify.annotations.NullMarked;

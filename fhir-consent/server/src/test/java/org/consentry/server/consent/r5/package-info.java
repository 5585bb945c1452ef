// SPDX-License-Identifier: Apache-2.0
/** Tests of Consents of FHIR R5. */
@NullMarked
package org.consentry.server.consent.r5;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** Takes Consents of FHIR R5 and turns them into R4. Saving them is in {@code consent.choice}. */
@NullMarked
package org.consentry.server.consent.r5;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** Reads which choices have not reached every gateway, and whether a journal went back. It names no patient. */
@NullMarked
package org.consentry.portal.fhir.watch;

import org.jspecify.annotations.NullMarked;

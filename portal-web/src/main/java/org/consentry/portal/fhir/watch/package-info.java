// SPDX-License-Identifier: Apache-2.0
/** Reads which choices have not reached every gateway. It names no patient. */
@NullMarked
package org.consentry.portal.fhir.watch;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * Writes refusals. The FHIR door refuses with an OperationOutcome, every other door with a problem document. A refusal
 * never names what the caller may not know. Who is refused is decided in {@code access}, not here.
 */
@NullMarked
package org.consentry.server.access.answer;

import org.jspecify.annotations.NullMarked;

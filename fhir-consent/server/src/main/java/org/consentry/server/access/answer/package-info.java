// SPDX-License-Identifier: Apache-2.0
/**
 * What a refusal looks like. At the FHIR API it is an OperationOutcome, at every other door a problem document, and it
 * never names what a caller may not know.
 */
@NullMarked
package org.consentry.server.access.answer;

import org.jspecify.annotations.NullMarked;

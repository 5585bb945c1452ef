// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.request;

import java.time.Instant;

/**
 * A state that a request came to.
 *
 * @param at when the server stored it
 */
public record RequestStep(DeleteRequest.State state, Instant at) {}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.choice;

import java.time.Instant;

/**
 * That staff or a proxy entered a choice for a patient, as the server signed it.
 *
 * @param at when it was entered
 * @param by name of the member of staff or the proxy; empty if the reader may not know it
 */
public record ChoiceEntry(EntryChannel channel, Instant at, String by) {}

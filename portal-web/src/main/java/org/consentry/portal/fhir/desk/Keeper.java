// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.desk;

import java.time.Instant;

/**
 * Who of the staff has a conversation.
 *
 * @param mine whether it is the one who asks
 */
public record Keeper(String name, Instant since, boolean mine) {}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.recent;

import java.time.Instant;

/**
 * How many events of one kind name a recipient.
 *
 * @param recipient logical id
 * @param kind as {@link org.consentry.server.audit.store.ListLine} has it; blank for what no list shows, such as a
 *     question that was answered with yes
 * @param reason why it was refused; blank otherwise
 * @param count how many
 * @param last when the newest was recorded
 */
public record RecentCount(String recipient, String kind, String reason, long count, Instant last) {}

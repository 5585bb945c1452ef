// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.queue;

/**
 * Who asked the sender for an object, which is told to its recipient.
 *
 * @param title an AE title
 * @param messageId of what was asked
 */
public record Mover(String title, int messageId) {}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.queue;

import org.consentry.agent.disclosure.DisclosureJournal;

/**
 * What the queue asks and tells.
 *
 * @param judge decides anew
 * @param journal where it is written down
 * @param courier the way to recipients
 * @param limits how much, how often, how long
 * @param backOff the pauses
 */
record QueueParts(Judge judge, DisclosureJournal journal, Courier courier, QueueLimits limits, BackOff backOff) {}

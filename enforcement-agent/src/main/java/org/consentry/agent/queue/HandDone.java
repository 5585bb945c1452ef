// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.queue;

/**
 * What became of an act by hand.
 *
 * @param objects how many objects it was done to
 * @param sending how many of them were being sent just then: a hold or a retry counts once the attempt has ended, and a
 *     drop cuts the attempt off if that is in time
 */
public record HandDone(int objects, int sending) {}

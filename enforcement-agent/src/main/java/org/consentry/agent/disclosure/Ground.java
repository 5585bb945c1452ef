// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

/**
 * The facts that a decision rests on.
 *
 * @param position the feed position of the view it was made against
 * @param regime the regime in force, {@code id/version}
 * @param decision the decision's id
 */
public record Ground(long position, String regime, String decision) {}

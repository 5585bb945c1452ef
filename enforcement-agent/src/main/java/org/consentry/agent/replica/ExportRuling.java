// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.replica;

import org.consentry.policy.Decision;

/**
 * A decision with what it was made on.
 *
 * @param decision permit or deny
 * @param id names the decision
 * @param regime the regime in force, {@code id/version}; {@code none} if none was loaded
 * @param position the position of the view
 */
public record ExportRuling(Decision decision, String id, String regime, long position) {}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.replica;

import org.consentry.protocol.RegisteredRecipient;
import org.consentry.protocol.Route;

/**
 * A way out, and who is at its end.
 *
 * @param route what a sender addresses
 * @param recipient who receives
 */
public record ExportRoute(Route route, RegisteredRecipient recipient) {}

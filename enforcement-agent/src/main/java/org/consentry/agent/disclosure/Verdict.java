// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

import org.consentry.policy.Reason;
import org.consentry.protocol.DisclosureReport.Answer;
import org.jspecify.annotations.Nullable;

/**
 * What an export system was answered about a scan, before anything left.
 *
 * @param reason why not, or null if it may go
 * @param answer about whom, and what it rests on
 */
public record Verdict(@Nullable Reason reason, Answer answer) {}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

import org.consentry.policy.Purpose;
import org.consentry.policy.RecipientId;
import org.consentry.protocol.DisclosureReport.SentBy;

/**
 * What all items of one release have in common.
 *
 * @param route the called AE title, path or client id the release was asked through; may be empty
 * @param recipient who receives
 * @param purpose what for
 * @param country the recipient's country, ISO 3166 alpha-2; may be empty
 * @param sentBy who set it off
 */
public record ReleaseOrigin(String route, RecipientId recipient, Purpose purpose, String country, SentBy sentBy) {}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.commitment;

import org.consentry.agent.dicom.dimse.AeTitle;
import org.consentry.policy.RecipientId;

/**
 * The way on which a sender brings instances. A question on one way finds nothing of another.
 *
 * @param route the called AE title
 * @param recipient to whom the route leads
 * @param sender the calling AE title
 */
public record SenderWay(String route, RecipientId recipient, AeTitle sender) {}

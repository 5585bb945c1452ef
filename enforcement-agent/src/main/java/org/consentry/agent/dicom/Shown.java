// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import org.consentry.agent.deidentify.Outcome.Cleaned;
import org.consentry.agent.disclosure.Ground;
import org.consentry.agent.disclosure.Item;
import org.consentry.policy.Permit;

/**
 * Facts about a study that may be shown now.
 *
 * @param permit lets them be shown
 * @param cleaned the facts as they may be
 * @param ground what it was decided on
 */
public record Shown(Permit permit, Cleaned cleaned, Ground ground) {
    /** What the record says of it. */
    public Item item() {
        return WayOut.item(permit, cleaned, ground);
    }
}

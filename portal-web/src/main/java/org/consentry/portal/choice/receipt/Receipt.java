// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.choice.receipt;

import java.net.URI;
import org.consentry.portal.choice.SavedPage;

/**
 * View model of a receipt to take along. It says first what counts now.
 *
 * @param saved the choices it is about, as the server stores them, and what counts when the receipt is made
 * @param name of the person, as the login server has it
 * @param site the portal's address for browsers
 */
public record Receipt(SavedPage saved, String name, URI site) {

    /** Where the person changes the choices. */
    public String changeAt() {
        return site + "/choices";
    }

    /** The message key of the heading above what was picked. */
    public String pickedKey() {
        return saved.counts() ? "receipt.picked" : "ended.then";
    }

    /** Prints nothing of a patient. */
    @Override
    public String toString() {
        return "Receipt[]";
    }
}

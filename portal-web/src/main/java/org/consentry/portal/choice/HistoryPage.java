// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.choice;

import java.util.List;
import org.consentry.portal.fhir.choice.Choice;
import org.consentry.portal.fhir.single.Singles;

/**
 * View model of what was chosen before, newest first.
 *
 * @param singles with the names of the companies and scans that the rows are about
 */
public record HistoryPage(List<Row> rows, Singles singles) {

    /**
     * One version.
     *
     * @param counts whether it is the one that counts now
     */
    public record Row(Choice choice, boolean counts) {

        /** Short name of the wording shown: the start of its digest; empty when none is told. */
        public String text() {
            String digest = choice.text().substring(choice.text().lastIndexOf('/') + 1);
            return digest.length() < 8 ? digest : digest.substring(0, 8);
        }

        /** The message key of how it was made: the portal always names the wording it showed. */
        public String channelKey() {
            String made = choice.text().isEmpty() ? "other" : "web";
            return "channel." + choice.entry().map(by -> by.channel().code()).orElse(made);
        }
    }
}

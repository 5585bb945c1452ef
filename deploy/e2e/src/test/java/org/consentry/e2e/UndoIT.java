// SPDX-License-Identifier: Apache-2.0
package org.consentry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Ben has said no, says yes, and takes the yes back: the server takes the version that keeps the day of his no. */
@ExtendWith(OnStage.class)
class UndoIT {

    @Test
    void theChoiceBeforeCountsAgainAndTheOldPageSaysSo(Stage stage) {
        try (Visitor ben = stage.visitor()) {
            ben.signIn("ben");
            pick(ben);
            assertThat(ben.text()).contains("Saved. We can share your scans to build AI tools");
            String saved = ben.page().url();

            ben.clickLinkOrButton("Undo this choice");
            assertThat(ben.text()).contains("We undid your choice", "We put your choice back to no");
            ben.look("undone");

            ben.page().navigate(saved);
            assertThat(ben.text())
                    .contains("Your choice has changed since then")
                    .doesNotContain("Saved. We can share");
            ben.look("ended");
        }
    }

    private static void pick(Visitor visitor) {
        visitor.open("/choices/ai");
        visitor.page().locator("input[name=pick][value=yes]").check();
        visitor.clickLinkOrButton("Save my choice");
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Ben says yes, then no, and takes the no back: the server takes the version that keeps the day of his yes. */
@ExtendWith(OnStage.class)
class UndoIT {

    @Test
    void theChoiceBeforeCountsAgainAndTheOldPageSaysSo(Stage stage) {
        try (Visitor ben = stage.visitor()) {
            ben.signIn("ben");
            pick(ben, "yes");
            assertThat(ben.text()).contains("Saved. We can share your scans to build AI tools");
            pick(ben, "no");
            assertThat(ben.text()).contains("Saved. We will not share your scans to build AI tools");
            String saved = ben.page().url();

            ben.clickLinkOrButton("Undo this choice");
            assertThat(ben.text()).contains("We undid your choice", "We put your choice back to yes");
            ben.look("undone");

            ben.page().navigate(saved);
            assertThat(ben.text())
                    .contains("Your choice has changed since then")
                    .doesNotContain("Saved. We will not share");
            ben.look("ended");
        }
    }

    private static void pick(Visitor visitor, String pick) {
        visitor.open("/choices/ai");
        visitor.page().locator("input[name=pick][value=" + pick + "]").check();
        visitor.clickLinkOrButton("Save my choice");
    }
}

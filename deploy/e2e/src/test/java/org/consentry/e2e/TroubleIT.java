// SPDX-License-Identifier: Apache-2.0
package org.consentry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.consentry.launcher.Part;
import org.consentry.launcher.RunningStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What happens when parts go away: nothing leaves that should not, nothing is lost, and it works again by itself. */
@ExtendWith(OnStage.class)
class TroubleIT {

    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;
    private static final int CROWD = 250;
    private static final int SOME_PAGES = 50;
    private static final String ROUTE = "NORTHLIGHT_AI";

    @Test
    void withoutTheConsentServerExportsEndAndComeBackWithIt(Stage stage) {
        RunningStack stack = stage.stack();
        Storescu pacs = new Storescu(stack.config().ports().dicom());
        List<Path> image = stage.scan("demo-scan-05").subList(0, 1);
        assertThat(pacs.send(ROUTE, image)).containsExactly("0000");

        stack.stop(Part.MAIN);
        try {
            Patience.until(
                    () -> pacs.send(ROUTE, image).equals(List.of("a700")), "refused once the consents are too old");
        } finally {
            stack.start(Part.MAIN);
        }
        Patience.until(() -> pacs.send(ROUTE, image).equals(List.of("0000")), "stored again");
    }

    /** Once a page with any status would do, and of Ben's no only the page was asked, not the way out. */
    @Test
    void aRestartedDatabaseLosesNothing(Stage stage) {
        RunningStack stack = stage.stack();
        Storescu pacs = new Storescu(stack.config().ports().dicom());
        List<Path> bens = stage.scan("demo-scan-02").subList(0, 1);
        try (Visitor ben = stage.visitor()) {
            ben.signIn("ben");
            assertThat(ben.open("/home")).isEqualTo(OK);
            assertThat(ben.text()).contains("You said no");
            stack.stop(Part.DATABASE);
            try {
                assertThat(ben.open("/home")).isEqualTo(UNAVAILABLE);
                assertThat(ben.text())
                        .as("a failure never looks like an empty list, nor like no choice")
                        .contains("We cannot show your list right now. This does not mean the list is empty.")
                        .contains("We cannot show your choices right now. They are safe and still count.")
                        .doesNotContain("We have not shared")
                        .doesNotContain("You have not picked yet");
                assertThat(ben.open("/sharing")).isEqualTo(UNAVAILABLE);
                assertThat(ben.text()).contains("This does not mean the list is empty.");
                assertThat(pacs.send(ROUTE, bens)).doesNotContain("0000");
            } finally {
                stack.start(Part.DATABASE);
            }
            Patience.until(
                    () -> ben.open("/home") == OK && ben.text().contains("You said no"), "Ben's no is still there");
            Patience.until(() -> pacs.send(ROUTE, bens).equals(List.of("0124")), "and still stops his scan");
        }
    }

    // Pages asked the consent server through the threads that they held: 200 strangers at once stopped everything.
    @Test
    void moreVisitorsThanThePortalHasThreadsAreAllAnswered(Stage stage) throws Exception {
        URI page = URI.create(stage.stack().endpoints().portal() + "/companies");
        // Another test may just have started the server anew, and its first pages are slow.
        for (int i = 0; i < SOME_PAGES; i++) {
            assertThat(new Crowd(1).read(page)).containsOnly(OK);
        }

        assertThat(new Crowd(CROWD).read(page)).hasSize(CROWD).containsOnly(OK);
    }
}

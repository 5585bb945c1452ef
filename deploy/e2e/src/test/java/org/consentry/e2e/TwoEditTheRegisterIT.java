// SPDX-License-Identifier: Apache-2.0
package org.consentry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Dana writes what a company gets, and Eli publishes it. Dana pauses it at once; it takes both to let scans go again.
 */
@ExtendWith(OnStage.class)
class TwoEditTheRegisterIT {

    private static final System.Logger LOG = System.getLogger(TwoEditTheRegisterIT.class.getName());
    private static final String GROUP = "/staff/companies/beacon";
    private static final String SCAN = "demo-scan-05";
    private static final String ROUTE = "BEACON_AI";
    private static final String STORED = "0000";
    private static final String REFUSED = "0124";
    private static final String GETS = "Mammograms, and your age. Your name is taken off.";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Test
    void oneWritesAnotherPublishesOnePausesAndTwoResume(Stage stage) {
        Storescu pacs = new Storescu(stage.stack().config().ports().dicom());
        List<Path> image = stage.scan(SCAN).subList(0, 1);
        try (Visitor anybody = stage.visitor();
                Visitor dana = stage.visitor();
                Visitor eli = stage.visitor()) {
            until(STORED, pacs, image);

            dana.signIn("dana");
            draft(dana);
            assertThat(gets(anybody)).doesNotContain(GETS);
            eli.signIn("eli");
            publish(eli);
            assertThat(gets(anybody)).contains(GETS);

            dana.open(GROUP);
            dana.page().locator("#why-pause").fill("The contract is not clear");
            dana.clickLinkOrButton("Pause now");
            long paused = System.nanoTime();
            until(REFUSED, pacs, image);
            LOG.log(
                    System.Logger.Level.INFO,
                    "from the paused page to the first refusal: {0} ms",
                    Duration.ofNanos(System.nanoTime() - paused).toMillis());
            assertThat(dana.text()).contains("Dana Reyes paused it: The contract is not clear");
            dana.look("staff-group-paused");
            assertThat(gets(anybody)).contains("Paused for now").doesNotContain("The contract is not clear");

            dana.page().locator("#why-resume").fill("The contract is signed");
            dana.clickLinkOrButton("Ask to go on");
            assertThat(dana.text()).contains("Another person must confirm it");
            assertThat(pacs.send(ROUTE, image)).containsExactly(REFUSED);
            eli.open(GROUP);
            eli.clickLinkOrButton("Let scans go there again");
            until(STORED, pacs, image);
        }
    }

    private static void draft(Visitor dana) {
        dana.open("/staff");
        dana.clickLinkOrButton("Companies");
        dana.look("staff-groups");
        dana.clickLinkOrButton("Beacon Read");
        dana.clickLinkOrButton("Change the facts");
        dana.page().locator("#country").fill("America");
        dana.page().locator("#gets").fill(GETS);
        dana.clickLinkOrButton("Save the draft");
        assertThat(dana.text()).contains("Write the two letters of a country");
        dana.look("staff-group-edit-error");
        assertThat(dana.page().locator("#gets").inputValue()).isEqualTo(GETS);
        dana.page().locator("#country").fill("us");
        dana.clickLinkOrButton("Save the draft");
        dana.clickLinkOrButton("See it as patients would");
        assertThat(dana.text()).contains("This is a draft", GETS);
        dana.look("staff-group-preview");
        dana.open(GROUP);
        dana.clickLinkOrButton("Ask a second person");
        assertThat(dana.text()).contains("Another person must publish it");
    }

    private static void publish(Visitor eli) {
        eli.open("/staff");
        eli.clickLinkOrButton("Groups that wait for a second person");
        eli.clickLinkOrButton("Beacon Read");
        assertThat(eli.text()).contains("Written by Dana Reyes. It waits for a second person.", GETS);
        eli.look("staff-group-second");
        eli.clickLinkOrButton("Publish");
        assertThat(eli.text()).contains("By Dana Reyes and Eli Stone");
        eli.look("staff-group-published");
    }

    private static String gets(Visitor visitor) {
        visitor.open("/companies/beacon");
        return visitor.text();
    }

    private static void until(String status, Storescu pacs, List<Path> image) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        List<String> last = pacs.send(ROUTE, image);
        while (!last.equals(List.of(status)) && System.nanoTime() < end) {
            last = pacs.send(ROUTE, image);
        }
        assertThat(last).as(ROUTE).containsExactly(status);
    }
}

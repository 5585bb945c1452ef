// SPDX-License-Identifier: Apache-2.0
package org.consentry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Ben lets companies have his scans, but not one of them, and not one scan. At the end all is as it was. */
@ExtendWith(OnStage.class)
class OneCompanyIT {

    private static final String BENS_SCAN = "demo-scan-02";
    private static final String NORTHLIGHT = "NORTHLIGHT_AI";
    private static final String BEACON = "BEACON_AI";
    private static final String STORED = "0000";
    private static final String REFUSED = "0124";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Test
    void aNoToOneCompanyOrOneScanStopsThatAndNothingElse(Stage stage) {
        Storescu pacs = new Storescu(stage.stack().config().ports().dicom());
        List<Path> image = stage.scan(BENS_SCAN).subList(0, 1);
        try (Visitor ben = stage.visitor()) {
            ben.signIn("ben");
            pick(ben, "/choices/ai", "yes");
            until(STORED, pacs, NORTHLIGHT, image);
            until(STORED, pacs, BEACON, image);

            ben.open("/companies/northlight");
            ben.clickLinkOrButton("Choose for this company");
            ben.look("company-choice");
            pick(ben, "/choices/companies/northlight", "no");
            assertThat(ben.text()).contains("Saved.", "Northlight Imaging AI", "Undo this choice");
            ben.look("company-saved");
            until(REFUSED, pacs, NORTHLIGHT, image);
            until(STORED, pacs, BEACON, image);

            ben.clickLinkOrButton("Undo this choice");
            until(STORED, pacs, NORTHLIGHT, image);

            ben.open("/scans");
            ben.look("scans");
            String scan = "/scans/" + BENS_SCAN;
            ben.open(scan);
            ben.look("scan");
            pick(ben, scan, "no");
            assertThat(ben.text()).contains("Saved.");
            until(REFUSED, pacs, NORTHLIGHT, image);
            until(REFUSED, pacs, BEACON, image);
            pick(ben, scan, "same");
            until(STORED, pacs, BEACON, image);

            pick(ben, "/choices/ai", "no");
            until(REFUSED, pacs, NORTHLIGHT, image);
        }
    }

    private static void pick(Visitor visitor, String page, String value) {
        visitor.open(page);
        visitor.page().locator("input[name=pick][value=" + value + "]").check();
        visitor.clickLinkOrButton("Save my choice");
    }

    private static void until(String status, Storescu pacs, String route, List<Path> image) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        List<String> last = pacs.send(route, image);
        while (!last.equals(List.of(status)) && System.nanoTime() < end) {
            last = pacs.send(route, image);
        }
        assertThat(last).as(route).containsExactly(status);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMailUtil;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.DicomFile;
import org.consentry.agent.dataset.Limits;
import org.consentry.agent.dataset.Tag;
import org.consentry.demo.FictionalHospital;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** J1: Anna says no in two clicks from home, and the very next image of hers is refused. */
@ExtendWith(OnStage.class)
class PatientSaysNoIT {

    private static final System.Logger LOG = System.getLogger(PatientSaysNoIT.class.getName());
    private static final String ANNAS_SCAN = "demo-scan-01";
    private static final String ROUTE = "NORTHLIGHT_AI";
    private static final String STORED = "0000";
    private static final String REFUSED = "0124";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Test
    void theNextImageIsRefusedAndBothLinesAreOnHerPage(Stage stage) throws IOException {
        Storescu pacs = new Storescu(stage.stack().config().ports().dicom());
        List<Path> images = stage.scan(ANNAS_SCAN);
        Path received = FictionalHospital.received(stage.stack(), "northlight");

        assertThat(pacs.send(ROUTE, images)).hasSize(images.size()).containsOnly(STORED);
        List<Path> arrived = Files.listing(received, "");
        assertThat(arrived).hasSize(images.size());
        for (Path file : arrived) {
            assertNamesNoOne(file);
        }

        try (Visitor anna = stage.visitor()) {
            anna.signIn("anna");
            anna.look("home-before");
            anna.clickLinkOrButton("Stop sharing for research and AI");
            anna.look("stop");
            anna.clickLinkOrButton("Stop sharing for research and AI");
            long saved = System.nanoTime();
            assertThat(anna.page().url()).contains("/choices/saved/");
            assertThat(anna.text())
                    .contains("Saved. We will not share your scans for research or to build AI tools.")
                    .contains("You made this choice on", "Your number for this choice is")
                    .contains("We stop new sharing now.")
                    .contains("Undo this choice")
                    .containsPattern("We (will send|sent) a note to your email\\. It does not say what you picked\\.");
            untilRefused(pacs, images.subList(0, 1));
            LOG.log(
                    System.Logger.Level.INFO,
                    "from the saved page to the first refusal: {0} ms",
                    Duration.ofNanos(System.nanoTime() - saved).toMillis());
            anna.look("saved");

            assertThat(pacs.send(ROUTE, images)).hasSize(images.size()).containsOnly(REFUSED);
            assertThat(Files.listing(received, "")).isEqualTo(arrived);

            anna.open("/home");
            anna.look("home-after");
            assertThat(anna.text())
                    .containsPattern("You said no to research and AI on [A-Z][a-z]+ [0-9]{1,2}, 20[0-9]{2}\\.")
                    .doesNotContain("Until you pick");
            assertThat(note(stage))
                    .contains("Your choice was changed")
                    .doesNotContain("AI")
                    .doesNotContain("Avery");
            untilListed(anna, "Not sent. Your no stopped it.");
            anna.look("sharing");
            assertThat(anna.text())
                    .containsPattern("Northlight Imaging AI[^\t]*\tCT scan[^\t]*\nNot sent\\. Your no stopped it")
                    .containsPattern("Northlight Imaging AI[^\t]*\tCT scan[^\t]*\nSent\t[^\t]*\tCode, no name");
        }
    }

    /** The last note that anybody got. */
    private static String note(Stage stage) {
        assertThat(stage.mail().waitForIncomingEmail(PATIENCE.toMillis(), 1)).isTrue();
        return GreenMailUtil.getBody(List.of(stage.mail().getReceivedMessages()).getLast());
    }

    private static void untilRefused(Storescu pacs, List<Path> image) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        List<String> last = pacs.send(ROUTE, image);
        while (!last.equals(List.of(REFUSED)) && System.nanoTime() < end) {
            last = pacs.send(ROUTE, image);
        }
        assertThat(last).containsExactly(REFUSED);
    }

    private static void untilListed(Visitor visitor, String text) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        do {
            visitor.open("/sharing");
        } while (!visitor.text().contains(text) && System.nanoTime() < end);
        assertThat(visitor.text()).contains(text);
    }

    private static void assertNamesNoOne(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(java.nio.file.Files.newInputStream(file))) {
            Dataset arrived = DicomFile.read(in, Limits.STANDARD).header().dataset();
            assertThat(arrived.string(Tag.PATIENT_IDENTITY_REMOVED)).contains("YES");
            assertThat(arrived.elements())
                    .allSatisfy(element -> assertThat(
                                    element.vr().usesCharacterSet() ? String.join("\\", arrived.strings(element)) : "")
                            .doesNotContain("Avery", "Anna", "MRN-"));
        }
    }
}

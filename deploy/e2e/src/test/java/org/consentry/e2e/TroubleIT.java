// SPDX-License-Identifier: Apache-2.0
package org.consentry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.consentry.launcher.Part;
import org.consentry.launcher.RunningStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What happens when parts go away: nothing leaves that should not, nothing is lost, and it works again by itself. */
@ExtendWith(OnStage.class)
class TroubleIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long PAUSE_MILLIS = 500;
    private static final String ROUTE = "NORTHLIGHT_AI";

    @Test
    void withoutTheConsentServerExportsEndAndComeBackWithIt(Stage stage) {
        RunningStack stack = stage.stack();
        Storescu pacs = new Storescu(stack.config().ports().dicom());
        List<Path> image = stage.scan("demo-scan-05").subList(0, 1);
        assertThat(pacs.send(ROUTE, image)).containsExactly("0000");

        stack.stop(Part.MAIN);
        try {
            until(() -> pacs.send(ROUTE, image).equals(List.of("a700")), "refused once the consents are too old");
        } finally {
            stack.start(Part.MAIN);
        }
        until(() -> pacs.send(ROUTE, image).equals(List.of("0000")), "stored again");
    }

    @Test
    void aRestartedDatabaseLosesNothing(Stage stage) {
        RunningStack stack = stage.stack();
        try (Visitor ben = stage.visitor()) {
            ben.signIn("ben");
            ben.open("/choices/ai");
            stack.stop(Part.DATABASE);
            try {
                ben.open("/home");
                assertThat(ben.text())
                        .as("a failure never looks like an empty list")
                        .contains("This does not mean the list is empty.")
                        .doesNotContain("We have not shared");
            } finally {
                stack.start(Part.DATABASE);
            }
            until(
                    () -> {
                        ben.open("/home");
                        return ben.text().contains("You said no");
                    },
                    "Ben's no is still there");
        }
    }

    private static void until(BooleanSupplier reached, String what) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!reached.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting until " + what, e);
            }
        }
    }
}

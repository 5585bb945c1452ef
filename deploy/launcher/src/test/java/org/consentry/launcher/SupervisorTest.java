// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.consentry.launcher.process.StartException;
import org.junit.jupiter.api.Test;

class SupervisorTest {
    private final Set<Part> ended = EnumSet.noneOf(Part.class);
    private final List<Part> started = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private boolean broken;
    private long nanos;

    private final Supervisor supervisor = new Supervisor(new Parts(), new Said(), () -> nanos);

    @Test
    void whatRunsIsLeftAlone() {
        after(Duration.ofMinutes(1));

        assertThat(started).isEmpty();
        assertThat(said).isEmpty();
    }

    @Test
    void whatEndedIsStartedAgainAndSaidSo() {
        ended.add(Part.AGENT);

        after(Duration.ZERO);
        assertThat(started).isEmpty();
        after(Supervisor.FIRST_PAUSE);

        assertThat(started).containsExactly(Part.AGENT);
        assertThat(said)
                .containsExactly(
                        "Enforcement agent ended (exit code 3); it is started again in 1 s.",
                        "Enforcement agent runs again.");
    }

    @Test
    void whoNeedsAnotherComesAfterIt() {
        ended.addAll(Set.of(Part.MAIN, Part.DATABASE));

        after(Duration.ZERO);
        after(Supervisor.FIRST_PAUSE);

        assertThat(started).containsExactly(Part.DATABASE, Part.MAIN);
    }

    @Test
    void whatKeepsEndingIsStartedLessAndLessOften() {
        broken = true;
        ended.add(Part.LOGIN);

        List<String> announced = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            after(Duration.ZERO);
            announced.add(said.get(said.size() - 1));
            after(Supervisor.LONGEST_PAUSE);
            assertThat(said.get(said.size() - 1)).isEqualTo("Keycloak could not be started again: no memory");
        }

        assertThat(announced)
                .extracting(line -> line.replaceAll(".* in ", ""))
                .containsExactly("1 s.", "2 s.", "4 s.", "8 s.", "16 s.", "32 s.", "60 s.", "60 s.");
    }

    @Test
    void whatRanForLongStartsSoonAgain() {
        ended.add(Part.LOGIN);
        after(Duration.ZERO);
        after(Supervisor.FIRST_PAUSE);
        after(Supervisor.STEADY.plusNanos(1));

        ended.add(Part.LOGIN);
        after(Duration.ZERO);

        assertThat(said.get(said.size() - 1)).endsWith("in 1 s.");
    }

    @Test
    void afterTheEndNothingIsStarted() {
        ended.add(Part.LOGIN);
        after(Duration.ZERO);

        supervisor.close();
        after(Supervisor.LONGEST_PAUSE);

        assertThat(started).isEmpty();
    }

    private void after(Duration time) {
        nanos += time.toNanos();
        supervisor.doWork();
    }

    /** Parts that start at once, or never. */
    private final class Parts implements Supervisor.Parts {
        @Override
        public boolean hasEnded(Part part) {
            return ended.contains(part);
        }

        @Override
        public String ending(Part part) {
            return "ended (exit code 3)";
        }

        @Override
        public void restart(Part part) {
            if (broken) {
                throw new StartException("no memory");
            }
            ended.remove(part);
            started.add(part);
        }
    }

    /** What people read. */
    private final class Said implements Progress {
        @Override
        public void begin(String what) {}

        @Override
        public void done(String what, Duration took) {}

        @Override
        public void note(String line) {
            said.add(line);
        }
    }
}

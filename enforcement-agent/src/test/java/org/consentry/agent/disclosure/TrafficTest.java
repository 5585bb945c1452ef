// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentry.agent.disclosure.Fixture.CHEST;
import static org.consentry.agent.disclosure.Fixture.GROUND;
import static org.consentry.agent.disclosure.Fixture.ORIGIN;
import static org.consentry.agent.disclosure.Fixture.item;
import static org.consentry.agent.disclosure.Fixture.permit;
import static org.consentry.agent.disclosure.Fixture.refusal;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.consentry.agent.disclosure.Traffic.Passage;
import org.consentry.protocol.DisclosureReport.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What monitoring reads of what passes. */
class TrafficTest {
    private final Map<Passage, Supplier<Long>> seen = new HashMap<>();

    @TempDir
    Path folder;

    @Test
    void objectsAreCountedByRouteAndOutcomeAndAnswersAreNot() {
        try (DisclosureJournal journal = Fixture.open(folder)) {
            try (Release release = journal.release(ORIGIN)) {
                release.intend(permit(CHEST), item(CHEST)).sent(0, 100);
                release.intend(permit(CHEST), item(CHEST)).sent(0, 100);
                release.intend(permit(CHEST), item(CHEST)).failed(0xA700);
            }
            journal.traffic().watch(seen::put);
            try (Release release = journal.release(ORIGIN)) {
                release.refused(refusal(CHEST));
                release.intend(permit(CHEST), item(CHEST));
                release.decided(
                        GROUND, List.of(new Verdict(null, new Answer(Fixture.ANNA, CHEST, 1, Set.of(), null))), "{}");
            }

            assertThat(count("sent", "")).isEqualTo(2);
            assertThat(count("failed", "")).isEqualTo(1);
            assertThat(count("refused", "CONSENT_DENY")).isEqualTo(1);
            assertThat(count("uncertain", "")).isEqualTo(1);
            assertThat(seen).hasSize(4);
        }
    }

    private long count(String outcome, String reason) {
        return seen.getOrDefault(new Passage(ORIGIN.route(), outcome, reason), () -> 0L)
                .get();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.consentry.agent.disclosure.JournalRecord.Decided;
import org.consentry.policy.Reason;
import org.consentry.protocol.DisclosureReport.Answer;
import org.junit.jupiter.api.Test;

class RecordCodecTest {

    @Test
    void aStretchThatAnEarlierVersionWroteIsReadAsSums() {
        // What the version before wrote is still on the disk after an update.
        byte[] before = new RecordOutput()
                .small(6)
                .text("r1")
                .small(3)
                .instant(Fixture.NOON)
                .ground(Fixture.GROUND)
                .small(900)
                .small(1)
                .code(Reason.CONSENT_DENY)
                .small(100)
                .text("...")
                .toBytes();

        assertThat(RecordCodec.read(before))
                .isEqualTo(new Decided(
                        "r1",
                        3,
                        Fixture.NOON,
                        Fixture.GROUND,
                        List.of(
                                new Verdict(null, new Answer(null, null, 900, Set.of(), null)),
                                new Verdict(Reason.CONSENT_DENY, new Answer(null, null, 100, Set.of(), null))),
                        "..."));
    }

    @Test
    void aStretchComesBackAsItWas() {
        Decided decided = new Decided(
                "r1",
                3,
                Fixture.NOON,
                Fixture.GROUND,
                List.of(
                        new Verdict(null, new Answer(Fixture.ANNA, Fixture.CHEST, 1, Set.of("DEMO/1"), "d1")),
                        new Verdict(Reason.NO_PATIENT, new Answer(null, null, 2, Set.of(), null))),
                "lines");

        assertThat(RecordCodec.read(RecordCodec.write(decided))).isEqualTo(decided);
    }
}

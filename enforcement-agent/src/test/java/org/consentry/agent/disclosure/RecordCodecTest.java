// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.consentry.agent.disclosure.JournalRecord.Decided;
import org.consentry.agent.disclosure.JournalRecord.Handled;
import org.consentry.agent.disclosure.JournalRecord.Opened;
import org.consentry.agent.disclosure.JournalRecord.Seen;
import org.consentry.agent.disclosure.proof.ChainHead;
import org.consentry.policy.Purpose;
import org.consentry.policy.Reason;
import org.consentry.policy.RecipientId;
import org.consentry.protocol.DisclosureReport.Answer;
import org.consentry.protocol.DisclosureReport.SentBy;
import org.consentry.protocol.HandAct;
import org.consentry.protocol.Sighting;
import org.junit.jupiter.api.Test;

class RecordCodecTest {
    private static final RecipientId NORTHLIGHT = new RecipientId("northlight");

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
    void whatAPersonDidByHandComesBackAsItWas() {
        HandAct act = new HandAct(HandAct.Kind.HOLD, "Olga Ortiz", "a-1", "Northlight moves house");
        ReleaseOrigin byHand = new ReleaseOrigin("NORTHLIGHT", NORTHLIGHT, Purpose.MLTRAINING, "US", act);
        Opened opened = new Opened("r1", byHand);
        Handled handled = new Handled("r1", 1, Fixture.NOON, Fixture.ANNA, Fixture.CHEST, 2, Fixture.GROUND);
        Handled nothingThere = new Handled("r1", 2, Fixture.NOON, null, null, 0, Fixture.GROUND);

        assertThat(List.of(opened, handled, nothingThere))
                .allSatisfy(each ->
                        assertThat(RecordCodec.read(RecordCodec.write(each))).isEqualTo(each));
    }

    @Test
    void whatWasSeenLeavingComesBackAsItWas() {
        Sighting sighting = new Sighting(Sighting.Source.EXPORT_LIST, "Archive", "LAB (10.0.0.9:104)");
        Opened opened = new Opened("r1", new ReleaseOrigin(NORTHLIGHT, Purpose.MLTRAINING, "US", sighting));
        Seen seen = new Seen("r1", 1, Fixture.NOON, Fixture.ANNA, Fixture.CHEST, 2, Fixture.GROUND);
        Seen unknown = new Seen("r1", 2, Fixture.NOON, null, null, 0, Fixture.GROUND);

        assertThat(List.of(opened, seen, unknown))
                .allSatisfy(each ->
                        assertThat(RecordCodec.read(RecordCodec.write(each))).isEqualTo(each));
    }

    @Test
    void proofsComeBackAsTheyWere() {
        ChainHead chain = new ChainHead(3, "ab".repeat(32));
        List<JournalRecord> proofs = List.of(
                new JournalRecord.Head(8, 6, 100, chain),
                new JournalRecord.Rooted(4, "r1", 7, "01".repeat(32), "02".repeat(32), chain.hash()),
                new JournalRecord.Signed(chain, Fixture.NOON, "0123", "ef".repeat(64)));

        assertThat(proofs)
                .allSatisfy(each ->
                        assertThat(RecordCodec.read(RecordCodec.write(each))).isEqualTo(each));
    }

    @Test
    void aHeadFromBeforeThereWereProofsIsReadWithoutAChain() {
        byte[] before =
                new RecordOutput().small(1).number(8).number(6).number(100).toBytes();

        assertThat(RecordCodec.read(before)).isEqualTo(new JournalRecord.Head(8, 6, 100, ChainHead.NONE));
    }

    @Test
    void thatOnlyHeadersMayLeaveComesBackAsItWas() {
        ReleaseOrigin objects = new ReleaseOrigin("NORTHLIGHT", NORTHLIGHT, Purpose.MLTRAINING, "US", SentBy.COMPUTER);
        Opened opened = new Opened("r1", objects.ofHeaders());

        assertThat(RecordCodec.read(RecordCodec.write(opened)))
                .isEqualTo(opened)
                .isNotEqualTo(new Opened("r1", objects));
    }

    @Test
    void aReleaseThatAnEarlierVersionBeganIsOfNobodysHand() {
        byte[] before = new RecordOutput()
                .small(2)
                .text("r1")
                .text("NORTHLIGHT")
                .text("northlight")
                .text(Purpose.MLTRAINING.system())
                .text(Purpose.MLTRAINING.code())
                .text("US")
                .text("COMPUTER")
                .toBytes();

        assertThat(RecordCodec.read(before))
                .isEqualTo(new Opened(
                        "r1", new ReleaseOrigin("NORTHLIGHT", NORTHLIGHT, Purpose.MLTRAINING, "US", SentBy.COMPUTER)));
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

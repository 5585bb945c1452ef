// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentry.agent.replica.Entries.ANNA;
import static org.consentry.agent.replica.Entries.BEN;
import static org.consentry.agent.replica.Entries.CHEST;
import static org.consentry.agent.replica.Entries.HEAD;
import static org.consentry.agent.replica.Entries.NOON;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.consentry.policy.Decision;
import org.consentry.policy.Deny;
import org.consentry.policy.Obligation;
import org.consentry.policy.PatientId;
import org.consentry.policy.PatientTerms;
import org.consentry.policy.Purpose;
import org.consentry.policy.Reason;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.FeedEntry;
import org.consentry.protocol.export.ExportQuestion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One person with two numbers. Every image with the surviving number and the old study used to be MIXED_PATIENT, since
 * nobody told of merges; and the end of a merge lost what was said under the old number.
 */
class MergedPatientTest {
    private static final PatientId CLARA = new PatientId("urn:oid:2.999.1", "4713");

    private final ExportPolicy policy = new ExportPolicy(Duration.ofSeconds(10), ZoneId.of("UTC"));

    @TempDir
    Path folder;

    @Test
    void theEndOfAMergeGivesBackWhatEachSaid() {
        ReplicaView merged = view(Entries.says(6, BEN, false), Entries.says(7, CLARA, true), merge(8, ANNA, BEN));
        assertThat(merged.terms(ANNA).consents()).hasSize(2);
        assertThat(merged.current(ANNA)).isEqualTo(BEN);
        assertThat(merged.study(CHEST).orElseThrow().patient()).isEqualTo(BEN);

        ReplicaView apart = merged.after(9, List.of(merge(9, ANNA, ANNA)));

        assertThat(apart.terms(ANNA)).isEqualTo(view().terms(ANNA));
        assertThat(apart.terms(BEN).consents()).hasSize(1);
        assertThat(apart.study(CHEST).orElseThrow().patient()).isEqualTo(ANNA);
        assertThat(decide(apart, ANNA, CHEST)).isNotInstanceOf(Deny.class);
        assertThat(reason(apart, BEN, CHEST)).isEqualTo(Reason.MIXED_PATIENT);
        assertThat(reason(apart, BEN, HEAD)).isEqualTo(Reason.CONSENT_DENY);
    }

    /**
     * ANNA said yes, BEN no. The server tells of a merge as one transaction, whose entries may come in two polls, and
     * other servers may tell it in another order: nothing that a no forbids is ever permitted.
     */
    @Test
    void noPartOfAMergeOrOfItsEndInAnyOrderPermitsWhatANoForbids() {
        FeedEntry[] both = {whole(7, ANNA), whole(7, BEN), merge(7, ANNA, BEN)};
        FeedEntry[] own = {Entries.says(5, ANNA, true), Entries.says(6, BEN, false), merge(8, ANNA, ANNA)};
        ReplicaView before = view(Entries.says(6, BEN, false));

        for (List<FeedEntry> merging : orders(both)) {
            ReplicaView at = before;
            for (FeedEntry entry : merging) {
                at = at.after(7, List.of(entry)).completeAt(NOON);
                assertThat(reason(at, BEN, HEAD)).isEqualTo(Reason.CONSENT_DENY);
                assertThat(reason(at, ANNA, HEAD)).isIn(Reason.CONSENT_DENY, Reason.MIXED_PATIENT);
            }
            assertThat(reason(at, ANNA, CHEST)).isEqualTo(Reason.CONSENT_DENY);
            assertThat(reason(at, BEN, CHEST)).isEqualTo(Reason.CONSENT_DENY);
            assertThat(reason(at, ANNA, HEAD)).isEqualTo(Reason.CONSENT_DENY);
            for (List<FeedEntry> parting : orders(own)) {
                ReplicaView then = at;
                for (FeedEntry entry : parting) {
                    then = then.after(8, List.of(entry)).completeAt(NOON);
                    assertThat(reason(then, BEN, HEAD)).isEqualTo(Reason.CONSENT_DENY);
                }
                assertThat(decide(then, ANNA, CHEST)).isNotInstanceOf(Deny.class);
            }
        }
    }

    @Test
    void aNoUnderTheOldNumberCountsForTheNewOneAtOnceAndTheOtherWayRound() {
        ReplicaView merged = view(merge(6, ANNA, BEN));
        assertThat(decide(merged, BEN, CHEST)).isNotInstanceOf(Deny.class);

        for (PatientId number : List.of(ANNA, BEN)) {
            ReplicaView said = merged.after(7, List.of(Entries.says(7, number, false)));
            for (PatientId asked : List.of(ANNA, BEN)) {
                assertThat(reason(said, asked, CHEST)).isEqualTo(Reason.CONSENT_DENY);
                assertThat(reason(said, asked, HEAD)).isEqualTo(Reason.CONSENT_DENY);
            }
        }
    }

    @Test
    void aChainMeansItsLastNumberAndACircleNothingCertain() {
        ReplicaView chain = view(merge(6, ANNA, BEN), merge(7, BEN, CLARA));
        assertThat(chain.study(CHEST).orElseThrow().patient()).isEqualTo(CLARA);
        assertThat(decide(chain, CLARA, HEAD)).isNotInstanceOf(Deny.class);

        ReplicaView circle = chain.after(8, List.of(merge(8, CLARA, ANNA)));

        assertThat(reason(circle, ANNA, CHEST)).isEqualTo(Reason.INDET_IDENTITY);
        assertThat(reason(circle, BEN, HEAD)).isEqualTo(Reason.INDET_IDENTITY);
    }

    /** Merges, their ends, and what each said before are on disk as they came and in a file written anew. */
    @Test
    void aRestartKnowsMergesAndWhatTheirEndGivesBack() throws Exception {
        Path written = folder.resolve("replica.log");
        ReplicaView merged = view(Entries.says(6, BEN, false), merge(7, ANNA, BEN));
        ReplicaView apart = merged.after(8, List.of(merge(8, ANNA, ANNA)));

        for (ReplicaView view : List.of(merged, apart)) {
            try (ReplicaFile file = new ReplicaFile(written)) {
                file.replace(view);
            }
            try (ReplicaFile file = new ReplicaFile(written)) {
                ReplicaView read = file.load().orElseThrow();
                assertThat(read.contents().merges()).isEqualTo(view.contents().merges());
                for (PatientId number : List.of(ANNA, BEN)) {
                    assertThat(read.terms(number)).isEqualTo(view.terms(number));
                }
                ReplicaView later = read.after(9, List.of(merge(9, ANNA, ANNA)));
                assertThat(later.terms(ANNA)).isEqualTo(view().terms(ANNA));
            }
        }
    }

    private static ReplicaView view(FeedEntry... more) {
        List<FeedEntry> all = new ArrayList<>(List.of(Entries.annaSaysYes()));
        all.addAll(List.of(more));
        return Entries.view(all.toArray(new FeedEntry[0])).completeAt(NOON);
    }

    /** What the server tells of either number once they are one person's: all that was said under both. */
    private static FeedEntry whole(long position, PatientId number) {
        PatientTerms all =
                view(Entries.says(6, BEN, false), merge(7, ANNA, BEN)).terms(BEN);
        return new FeedEntry.ConsentChanged(position, NOON.wall(), number, all);
    }

    private static List<List<FeedEntry>> orders(FeedEntry... three) {
        List<List<FeedEntry>> orders = new ArrayList<>();
        for (int first = 0; first < three.length; first++) {
            for (int second = 0; second < three.length; second++) {
                if (first != second) {
                    orders.add(List.of(three[first], three[second], three[three.length - first - second]));
                }
            }
        }
        return orders;
    }

    private static FeedEntry.PatientMerged merge(long position, PatientId from, PatientId into) {
        return new FeedEntry.PatientMerged(position, NOON.wall(), from, into);
    }

    private Reason reason(ReplicaView view, PatientId patient, StudyUid study) {
        return ((Deny) decide(view, patient, study)).reason();
    }

    private Decision decide(ReplicaView view, PatientId patient, StudyUid study) {
        return policy.decide(
                view,
                ExportQuestion.disclosing(
                                patient, study, Entries.NORTHLIGHT, Set.of(Purpose.MLTRAINING), Set.of(Obligation.DEID))
                        .on(Entries.ROUTE.calledAe()),
                NOON);
    }
}

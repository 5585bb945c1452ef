// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.consentry.agent.disclosure.proof.ChainHead;
import org.consentry.policy.AccessRequest;
import org.consentry.policy.Action;
import org.consentry.policy.Circumstances;
import org.consentry.policy.ConsentPolicy;
import org.consentry.policy.DeidState;
import org.consentry.policy.Deny;
import org.consentry.policy.PatientId;
import org.consentry.policy.PatientTerms;
import org.consentry.policy.Permit;
import org.consentry.policy.Purpose;
import org.consentry.policy.PurposeGate;
import org.consentry.policy.Reason;
import org.consentry.policy.Recipient;
import org.consentry.policy.RecipientId;
import org.consentry.policy.Regime;
import org.consentry.policy.Study;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.DisclosureReport.Identifiability;
import org.consentry.protocol.DisclosureReport.SentBy;

/**
 * What the journal's tests have in common: a moment, a patient, a vendor, a permit, and a server that keeps reports.
 */
final class Fixture {

    static final Instant NOON = Instant.parse("2026-06-15T12:00:00Z");
    static final PatientId ANNA = new PatientId("urn:oid:2.999.1", "4711");
    static final StudyUid CHEST = new StudyUid("2.999.5.1");
    static final StudyUid HEAD = new StudyUid("2.999.5.2");
    static final Ground GROUND = new Ground(7, "DEMO/1", "d1");
    static final ReleaseOrigin ORIGIN = new ReleaseOrigin(
            "NORTHLIGHT_AI", new RecipientId("northlight"), Purpose.MLTRAINING, "US", SentBy.COMPUTER);
    private static final Regime REGIME =
            new Regime("DEMO", 1, Map.of(Purpose.MLTRAINING, PurposeGate.OPT_OUT), Map.of(), true);

    private Fixture() {}

    static DisclosureJournal open(Path folder) {
        return open(folder, Disk.LOCAL);
    }

    static DisclosureJournal open(Path folder, Disk disk) {
        return DisclosureJournal.open(
                JournalHomes.in(folder), new JournalRoom(disk, 16 << 10), InstantSource.fixed(NOON));
    }

    static Permit permit(StudyUid study) {
        return permit(study, NOON);
    }

    static Permit permit(StudyUid study, Instant at) {
        AccessRequest request = new AccessRequest(
                ANNA,
                Study.of(study),
                Recipient.of("northlight"),
                Set.of(Purpose.MLTRAINING),
                Action.DISCLOSE,
                DeidState.IDENTIFIED,
                Circumstances.NONE,
                at);
        return (Permit) ConsentPolicy.decide(request, PatientTerms.NONE, REGIME);
    }

    static Item item(StudyUid study) {
        return new Item(ANNA, study, new TreeSet<>(Set.of("113100")), Identifiability.CODED, GROUND);
    }

    static Refusal refusal(StudyUid study) {
        return new Refusal(ANNA, study, new Deny(Reason.CONSENT_DENY), GROUND);
    }

    /** A server that keeps what it gets, and can be out of reach. */
    static final class Intake implements DisclosureIntake {
        final List<DisclosureReport> reports = new ArrayList<>();
        final List<ChainHead> links = new ArrayList<>();
        boolean away;
        long known;

        @Override
        public long take(List<DisclosureReport> batch) throws IOException {
            if (away) {
                throw new IOException("away");
            }
            for (DisclosureReport report : batch) {
                if (report.sequence() == known + 1) {
                    reports.add(report);
                    known++;
                }
            }
            return known;
        }

        @Override
        public void note(ChainHead link) throws IOException {
            if (away) {
                throw new IOException("away");
            }
            links.add(link);
        }
    }

    static List<DisclosureReport> shipped(DisclosureJournal journal) throws InterruptedException {
        Intake intake = new Intake();
        ship(journal, intake);
        return intake.reports;
    }

    static void ship(DisclosureJournal journal, Intake intake) throws InterruptedException {
        Outbox outbox = new Outbox(journal, intake);
        int shipped = outbox.doWork();
        while (shipped > 0) {
            shipped = outbox.doWork();
        }
    }
}

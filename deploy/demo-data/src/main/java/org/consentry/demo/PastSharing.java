// SPDX-License-Identifier: Apache-2.0
package org.consentry.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.consentry.policy.Purpose;
import org.consentry.policy.Reason;
import org.consentry.policy.RecipientId;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.DisclosureReport.Identifiability;
import org.consentry.protocol.DisclosureReport.SentBy;
import org.consentry.protocol.DisclosureReport.State;

/** A year of sharing that happened before the demo began, as an agent would have reported it. */
public final class PastSharing {

    /** The name the reports come under. */
    public static final String AGENT = "archive";

    private static final long SEED = 7;
    private static final int RELEASES = 70;
    private static final int DAYS = 365;
    private static final List<String> METHODS = List.of("113100", "113107", "113108");

    private PastSharing() {}

    /**
     * Returns the reports, oldest first, numbered from 1.
     *
     * @param refusedSince the day from which Ben's scans were refused to companies
     */
    public static List<DisclosureReport> reports(LocalDate today, LocalDate refusedSince, Set<String> basisOfRefusal) {
        Random random = new Random(SEED);
        List<DemoScan> scans = DemoScan.all(today);
        List<Draft> drafts = new ArrayList<>();
        while (drafts.size() < RELEASES) {
            DemoScan scan = scans.get(random.nextInt(scans.size()));
            List<DemoRecipient> takers = DemoRecipient.all().stream()
                    .filter(recipient -> recipient.takes().contains(scan.kind()))
                    .toList();
            LocalDate day = later(scan.taken().plusDays(3), today.minusDays(1 + random.nextInt(DAYS)));
            LocalTime time = LocalTime.of(14 + random.nextInt(7), random.nextInt(60));
            if (!takers.isEmpty()) {
                DemoRecipient recipient = takers.get(random.nextInt(takers.size()));
                drafts.add(new Draft(scan, recipient, day.atTime(time).toInstant(ZoneOffset.UTC)));
            }
        }
        drafts.sort(Comparator.comparing(Draft::at));
        List<DisclosureReport> reports = new ArrayList<>();
        for (Draft draft : drafts) {
            boolean refused = draft.recipient().sort() == DemoRecipient.Sort.COMPANY
                    && draft.scan().patient().equals(DemoPatient.all().get(1))
                    && !draft.at().isBefore(refusedSince.atStartOfDay().toInstant(ZoneOffset.UTC));
            reports.add(report(reports.size() + 1L, draft, refused, basisOfRefusal));
        }
        return List.copyOf(reports);
    }

    private record Draft(DemoScan scan, DemoRecipient recipient, Instant at) {}

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    private static DisclosureReport report(long sequence, Draft draft, boolean refused, Set<String> basisOfRefusal) {
        DemoScan scan = draft.scan();
        int instances = scan.kind().instances();
        long imageBytes = 2L * scan.kind().side() * scan.kind().side();
        return new DisclosureReport(
                sequence,
                "past-" + sequence,
                draft.at(),
                scan.patient().identifier(),
                scan.uid(),
                new RecipientId(draft.recipient().id()),
                Purpose.of(draft.recipient().sort().purpose()),
                draft.recipient().calledAe(),
                refused ? State.REFUSED : State.SENT,
                refused ? Reason.CONSENT_DENY : null,
                instances,
                refused ? 0 : instances * imageBytes,
                refused ? List.of() : METHODS,
                refused ? Identifiability.STAYED : Identifiability.CODED,
                draft.recipient().place().country(),
                String.format(java.util.Locale.ROOT, "%032x", sequence),
                refused ? basisOfRefusal : Set.of("demo/1"),
                "demo/1",
                0,
                sequence % 5 == 0 ? SentBy.PERSON : SentBy.COMPUTER);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.consentry.agent.disclosure.JournalRecord.Decided;
import org.consentry.agent.disclosure.JournalRecord.Destroyed;
import org.consentry.agent.disclosure.JournalRecord.Handled;
import org.consentry.agent.disclosure.JournalRecord.Intended;
import org.consentry.agent.disclosure.JournalRecord.Refused;
import org.consentry.agent.disclosure.JournalRecord.Seen;
import org.consentry.policy.Basis;
import org.consentry.policy.PatientId;
import org.consentry.policy.Reason;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.DisclosureReport.Identifiability;
import org.consentry.protocol.DisclosureReport.State;
import org.jspecify.annotations.Nullable;

/** Sums up what happened in a release: one line for each study, state and reason, and for each thing it rests on. */
final class ReportSums {

    private final Map<Key, Sum> sums = new LinkedHashMap<>();
    private final AnswerSums answers = new AnswerSums();

    void addItem(Intended intended, State state, long bytes) {
        Item what = intended.what();
        Key key =
                new Key(what.patient(), what.study(), state, null, what.ground().regime(), intended.basis(), null);
        Sum sum = sums.computeIfAbsent(key, k -> new Sum(intended.at(), what.ground()));
        sum.add(1, bytes);
        sum.deidentification.addAll(what.deidentification());
        if (what.identifiability().compareTo(sum.identifiability) < 0) {
            sum.identifiability = what.identifiability();
        }
    }

    void addRefusal(Refused refused) {
        Key key = new Key(
                refused.patient(),
                refused.study(),
                State.REFUSED,
                refused.reason(),
                refused.ground().regime(),
                refused.basis(),
                null);
        sums.computeIfAbsent(key, k -> new Sum(refused.at(), refused.ground())).add(1, 0);
    }

    void addDestroyed(Destroyed destroyed) {
        Key key = new Key(
                destroyed.patient(),
                destroyed.study(),
                State.DESTROYED,
                destroyed.reason(),
                destroyed.ground().regime(),
                destroyed.basis(),
                null);
        sums.computeIfAbsent(key, k -> new Sum(destroyed.at(), destroyed.ground()))
                .add(1, 0);
    }

    void addHandled(Handled handled) {
        Key key = new Key(
                handled.patient(),
                handled.study(),
                State.HANDLED,
                null,
                handled.ground().regime(),
                List.of(),
                null);
        sums.computeIfAbsent(key, k -> new Sum(handled.at(), handled.ground())).add(handled.instances(), 0);
    }

    void addSeen(Seen seen) {
        // What one source tells of a scan within an hour is one release of it.
        Instant hour = seen.at().truncatedTo(ChronoUnit.HOURS);
        Key key = new Key(
                seen.patient(), seen.study(), State.SEEN, null, seen.ground().regime(), List.of(), hour);
        Sum sum = sums.computeIfAbsent(key, k -> new Sum(seen.at(), seen.ground()));
        sum.add(seen.instances(), 0);
        sum.identifiability = Identifiability.UNTOLD;
    }

    void addDecisions(Decided decided) {
        answers.add(decided);
    }

    /** How many answers there are to report. */
    int answers() {
        return answers.size();
    }

    List<ReportLine> lines(long firstOrdinal, String release, ReleaseOrigin origin) {
        List<ReportLine> lines = new ArrayList<>();
        sums.forEach((key, sum) -> lines.add(new ReportLine(
                firstOrdinal + lines.size(),
                release,
                origin,
                sum.at,
                key.patient,
                key.study,
                key.state,
                key.reason,
                sum.instances,
                sum.bytes,
                sum.deidentification,
                sum.identifiability,
                sum.ground,
                key.basis,
                List.of())));
        lines.addAll(answers.lines(firstOrdinal + lines.size(), release, origin));
        return lines;
    }

    private record Key(
            @Nullable PatientId patient,
            @Nullable StudyUid study,
            State state,
            @Nullable Reason reason,
            String regime,
            List<Basis> basis,
            @Nullable Instant hour) {}

    private static final class Sum {
        private final Instant at;
        private final Ground ground;
        private final SortedSet<String> deidentification = new TreeSet<>();
        private Identifiability identifiability = Identifiability.STAYED;
        private int instances;
        private long bytes;

        Sum(Instant at, Ground ground) {
            this.at = at;
            this.ground = ground;
        }

        void add(int moreInstances, long moreBytes) {
            instances += moreInstances;
            bytes += moreBytes;
        }
    }
}

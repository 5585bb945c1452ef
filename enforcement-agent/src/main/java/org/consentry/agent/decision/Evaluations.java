// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.decision;

import jakarta.json.JsonObject;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.consentry.agent.disclosure.Ground;
import org.consentry.agent.disclosure.Refusal;
import org.consentry.agent.disclosure.Release;
import org.consentry.agent.disclosure.ReleaseOrigin;
import org.consentry.agent.replica.ExportQuestion;
import org.consentry.agent.replica.ExportRuling;
import org.consentry.agent.replica.ReplicaView;
import org.consentry.policy.Deny;
import org.consentry.policy.PatientId;
import org.consentry.policy.Purpose;
import org.consentry.policy.Reason;
import org.consentry.protocol.DisclosureReport.SentBy;
import org.consentry.protocol.Evaluation;
import org.consentry.protocol.LinkedStudy;
import org.jspecify.annotations.Nullable;

/**
 * Answers AuthZEN questions, each on disk before it is given. Safe for any number of threads.
 *
 * <p>The questions of one client about one recipient and purpose are one release, which is reported when they rest; so
 * a busy export system makes few reports.
 */
public final class Evaluations {

    private final Answerer answerer;
    private final Map<ReleaseOrigin, Release> releases = new ConcurrentHashMap<>();

    /** Answers with these. */
    public Evaluations(Answerer answerer) {
        this.answerer = answerer;
    }

    /**
     * Answers a question.
     *
     * @param client the export system that asks, as its token names it
     * @throws org.consentry.agent.disclosure.JournalUnavailableException if the answer cannot be recorded; then there
     *     is none
     */
    public JsonObject answer(Evaluation asked, String client) {
        ReplicaView view = answerer.replica().view();
        ExportRuling ruling =
                answerer.policy().rule(view, question(asked), answerer.clock().now());
        record(asked, client, view, ruling);
        return Evaluation.answer(ruling.decision(), ruling.regime(), ruling.id(), ruling.position());
    }

    private void record(Evaluation asked, String client, ReplicaView view, ExportRuling ruling) {
        ReleaseOrigin origin = new ReleaseOrigin(
                client,
                asked.recipient(),
                asked.purposes().stream().sorted().findFirst().orElse(Purpose.TREAT),
                Origins.country(view, asked.recipient()),
                SentBy.COMPUTER);
        if (view.recipient(asked.recipient()).isPresent()) {
            write(releases.computeIfAbsent(origin, answerer.journal()::release), asked, view, ruling);
        } else {
            try (Release release = answerer.journal().release(origin)) {
                write(release, asked, view, ruling);
            }
        }
    }

    private static void write(Release release, Evaluation asked, ReplicaView view, ExportRuling ruling) {
        Ground ground = new Ground(ruling.position(), ruling.regime(), ruling.id());
        @Nullable Deny denied = ruling.decision().<@Nullable Deny>fold(permit -> null, deny -> deny);
        if (denied == null) {
            SortedMap<Reason, Integer> nothing = new TreeMap<>();
            release.decided(ground, 1, nothing, "1 " + asked.study().value() + " PERMIT");
        } else {
            @Nullable PatientId patient =
                    view.study(asked.study()).map(LinkedStudy::patient).orElse(null);
            release.refused(new Refusal(patient, asked.study(), denied, ground));
            release.force();
        }
    }

    private static ExportQuestion question(Evaluation asked) {
        return new ExportQuestion(
                null,
                asked.study(),
                asked.recipient(),
                asked.purposes(),
                asked.action(),
                asked.deidState(),
                asked.supported(),
                null);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.decision;

import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.consentry.agent.disclosure.Ground;
import org.consentry.agent.disclosure.Release;
import org.consentry.agent.disclosure.ReleaseOrigin;
import org.consentry.agent.replica.ExportQuestion;
import org.consentry.agent.replica.Moment;
import org.consentry.agent.replica.ReplicaView;
import org.consentry.policy.Action;
import org.consentry.policy.CohortTally;
import org.consentry.policy.ConsentPolicy;
import org.consentry.policy.Decision;
import org.consentry.policy.DeidState;
import org.consentry.policy.RegimeSet;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.Cohort;
import org.consentry.protocol.DisclosureReport.SentBy;
import org.consentry.protocol.MalformedMessageException;

/**
 * Answers a cohort: one line for each scan, judged against one view at one moment, so that the answer says what held
 * then. Each {@value #STRETCH} decisions are on disk before their lines go out. Memory does not grow with the cohort.
 * For one answer and one thread.
 */
public final class CohortAnswer {

    private static final int STRETCH = 1000;

    /** As long as a permit is good for: a slower reader is broken off, and knows by the missing last line. */
    private static final Duration LONGEST = ConsentPolicy.LONGEST_VALIDITY;

    private final Answerer answerer;
    private final Cohort.Header header;
    private final ReplicaView view;
    private final Moment moment;
    private final Ground ground;
    private final String client;
    private final CohortTally tally = new CohortTally();

    /** Begins an answer to that client, on the view that is valid now. */
    public CohortAnswer(Answerer answerer, Cohort.Header header, String client) {
        this.answerer = answerer;
        this.header = header;
        this.client = client;
        this.view = answerer.replica().view();
        this.moment = answerer.clock().now();
        this.ground = new Ground(
                view.position(), view.regimes().map(RegimeSet::toString).orElse("none"), "cohort");
    }

    /**
     * Reads the scans and writes the answer. A line that cannot be read ends it with a line that says so, without the
     * last line.
     *
     * @throws org.consentry.agent.disclosure.JournalUnavailableException if decisions cannot be recorded; their lines
     *     do not go out
     */
    public void write(CohortLines scans, Writer out) throws IOException {
        try (Release release = answerer.journal().release(origin())) {
            boolean more = true;
            while (more) {
                CohortStretch stretch = new CohortStretch();
                Optional<String> broken = fill(stretch, scans);
                more = stretch.size() == STRETCH;
                if (stretch.size() > 0) {
                    release.decided(ground, stretch.permitted(), stretch.refused(), stretch.record());
                    out.write(stretch.lines());
                }
                if (broken.isPresent()) {
                    out.write(broken.get() + "\n");
                    out.flush();
                    return;
                }
                out.flush();
            }
        }
        Instant asOf = view.asOf().map(Moment::wall).orElse(Instant.EPOCH);
        out.write(Cohort.trailer(view.position(), asOf, tally) + "\n");
        out.flush();
    }

    private Optional<String> fill(CohortStretch stretch, CohortLines scans) throws IOException {
        if (answerer.clock().now().since(moment).compareTo(LONGEST) > 0) {
            return Optional.of(Problems.line(scans.number(), "the answer took longer than " + LONGEST));
        }
        try {
            while (stretch.size() < STRETCH) {
                Optional<String> line = scans.next();
                if (line.isEmpty()) {
                    return Optional.empty();
                }
                StudyUid study = Cohort.study(line.get(), scans.number());
                Decision decision = answerer.policy().decide(view, question(study), moment);
                tally.add(decision);
                stretch.add(scans.number(), study, decision);
            }
            return Optional.empty();
        } catch (MalformedMessageException e) {
            return Optional.of(Problems.line(scans.number(), e.getMessage()));
        }
    }

    private ExportQuestion question(StudyUid study) {
        return new ExportQuestion(
                null,
                study,
                header.recipient(),
                Set.of(header.purpose()),
                Action.DISCLOSE,
                DeidState.IDENTIFIED,
                header.supported(),
                null);
    }

    private ReleaseOrigin origin() {
        return new ReleaseOrigin(
                client,
                header.recipient(),
                header.purpose(),
                Origins.country(view, header.recipient()),
                SentBy.COMPUTER);
    }
}

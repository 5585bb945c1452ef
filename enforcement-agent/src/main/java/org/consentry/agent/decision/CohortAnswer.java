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
import org.consentry.agent.replica.Moment;
import org.consentry.agent.replica.ReplicaView;
import org.consentry.policy.CohortTally;
import org.consentry.policy.ConsentPolicy;
import org.consentry.policy.Decision;
import org.consentry.policy.PatientId;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.Cohort;
import org.consentry.protocol.DisclosureReport.SentBy;
import org.consentry.protocol.LinkedStudy;
import org.consentry.protocol.MalformedMessageException;
import org.consentry.protocol.export.ExportQuestion;

/**
 * Answers a cohort: one line for each scan, judged against one view at one moment, so that the answer says what held
 * then. Each {@value #STRETCH} answers are on disk before their lines go out. Memory does not grow with the cohort. A
 * line that cannot be read is answered with what was expected, and the others all the same. For one answer and one
 * thread.
 */
public final class CohortAnswer {

    private static final int STRETCH = 1000;

    /** As long as a permit is good for: a slower reader is broken off, and knows by the missing last line. */
    private static final Duration LONGEST = ConsentPolicy.LONGEST_VALIDITY;

    /** Stands for all of them where it makes no difference which. */
    private static final StudyUid NO_STUDY = new StudyUid("0.0");

    private final Answerer answerer;
    private final CohortQuestion question;
    private final Cohort.Header header;
    private final CohortForm form;
    private final ReplicaView view;
    private final Moment moment;
    private final String client;
    private final CohortTally tally = new CohortTally();
    private long unreadable;

    /** Begins an answer to that client, on the view that is valid now. */
    public CohortAnswer(Answerer answerer, CohortQuestion question, CohortForm form, String client) {
        this.answerer = answerer;
        this.question = question;
        this.header = question.header();
        this.form = form;
        this.client = client;
        this.view = answerer.replica().view();
        this.moment = answerer.clock().now();
    }

    /**
     * Reads the scans and writes the answer. One that takes too long ends with a line that says so, without the last
     * line.
     *
     * @throws org.consentry.agent.disclosure.JournalUnavailableException if decisions cannot be recorded; their lines
     *     do not go out
     */
    public void write(CohortLines scans, Writer out) throws IOException {
        out.write(form.names());
        try (Release release = answerer.journal().release(origin())) {
            boolean more = true;
            while (more) {
                CohortStretch stretch = new CohortStretch(form);
                if (answerer.clock().now().since(moment).compareTo(LONGEST) > 0) {
                    out.write(form.cutOff(scans.number(), "the answer took longer than " + LONGEST) + "\n");
                    out.flush();
                    return;
                }
                more = fill(stretch, scans);
                unreadable += stretch.unreadable();
                if (!stretch.verdicts().isEmpty()) {
                    release.decided(ground(), stretch.verdicts(), stretch.record());
                }
                out.write(stretch.lines());
                out.flush();
            }
        }
        Instant asOf = view.asOf().map(Moment::wall).orElse(Instant.EPOCH);
        out.write(form.trailer(view.position(), asOf, tally, unreadable) + "\n");
        out.flush();
    }

    /** Answers the next lines; returns whether more may follow. */
    private boolean fill(CohortStretch stretch, CohortLines scans) throws IOException {
        while (stretch.size() < STRETCH) {
            try {
                Optional<String> line = scans.next();
                if (line.isEmpty()) {
                    return false;
                }
                if (scans.number() > header.after()) {
                    answer(stretch, scans.number(), question.study(line.get(), scans.number()));
                }
            } catch (MalformedMessageException e) {
                if (scans.number() > header.after()) {
                    stretch.addUnreadable(scans.number(), String.valueOf(e.getMessage()));
                }
            }
        }
        return true;
    }

    private void answer(CohortStretch stretch, long number, StudyUid study) {
        Decision decision = answerer.policy().decide(view, question(study), moment);
        tally.add(decision);
        PatientId patient = view.study(study).map(LinkedStudy::patient).orElse(null);
        stretch.add(number, study, patient, decision);
    }

    /** What every answer is made on; the regimes are those of the place, which no line says anything of. */
    private Ground ground() {
        String regime = answerer.policy().regime(view, question(NO_STUDY), moment);
        return new Ground(view.position(), regime, "cohort");
    }

    private ExportQuestion question(StudyUid study) {
        return ExportQuestion.disclosing(null, study, header.recipient(), Set.of(header.purpose()), header.supported());
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

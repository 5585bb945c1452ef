// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.decision;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.consentry.agent.disclosure.Ground;
import org.consentry.agent.disclosure.Refusal;
import org.consentry.agent.disclosure.Release;
import org.consentry.agent.disclosure.ReleaseOrigin;
import org.consentry.agent.disclosure.Verdict;
import org.consentry.agent.replica.ExportRuling;
import org.consentry.agent.replica.Moment;
import org.consentry.agent.replica.ReplicaView;
import org.consentry.policy.Basis;
import org.consentry.policy.Decision;
import org.consentry.policy.Deny;
import org.consentry.policy.PatientId;
import org.consentry.policy.Permit;
import org.consentry.policy.Reason;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.DisclosureReport.Answer;
import org.consentry.protocol.DisclosureReport.SentBy;
import org.consentry.protocol.Evaluation;
import org.consentry.protocol.EvaluationAnswer;
import org.consentry.protocol.EvaluationBatch;
import org.consentry.protocol.LinkedStudy;
import org.consentry.protocol.MalformedMessageException;
import org.consentry.protocol.export.ExportQuestion;
import org.jspecify.annotations.Nullable;

/**
 * Answers AuthZEN questions, each on disk before it is given. Safe for any number of threads.
 *
 * <p>The questions of one client about one recipient and purpose are one release, which is reported when they rest; so
 * a busy export system makes few reports.
 */
public final class Evaluations {

    /** Stands in a record for the decision where there are many. */
    private static final String SEARCH = "search";

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
        return answer(asked, client, answerer.replica().view(), answerer.clock().now());
    }

    /**
     * Answers several questions in their order, all by one view and as of one moment, up to and with the last that is
     * wanted. One that cannot be read is a no with what was expected, and does not keep the others from their answers.
     *
     * @throws org.consentry.agent.disclosure.JournalUnavailableException if an answer cannot be recorded; then there is
     *     none at all
     */
    public List<JsonObject> answers(EvaluationBatch batch, String client) {
        ReplicaView view = answerer.replica().view();
        Moment now = answerer.clock().now();
        List<JsonObject> answers = new ArrayList<>();
        for (JsonObject question : batch.questions()) {
            JsonObject answer = readable(question, "request.evaluations[" + answers.size() + "]", client, view, now);
            answers.add(answer);
            if (batch.semantic().endsAfter(answer.getBoolean("decision"))) {
                break;
            }
        }
        return answers;
    }

    /**
     * Rules on several questions of one client about one recipient and purpose, all by one view and as of one moment.
     * All are on disk together when this returns.
     *
     * @throws org.consentry.agent.disclosure.JournalUnavailableException if they cannot be recorded
     */
    List<ExportRuling> rulings(List<Evaluation> questions, String client, ReplicaView view, Moment now) {
        List<ExportRuling> rulings =
                questions.stream().map(asked -> ruling(asked, view, now)).toList();
        if (rulings.isEmpty()) {
            return rulings;
        }
        List<Verdict> verdicts = new ArrayList<>();
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < rulings.size(); i++) {
            ExportRuling ruling = rulings.get(i);
            verdicts.add(verdict(questions.get(i), ruling, view));
            lines.append(i + 1)
                    .append(' ')
                    .append(study(questions.get(i)).value())
                    .append(' ')
                    .append(code(ruling.decision()))
                    .append('\n');
        }
        Ground ground =
                new Ground(rulings.getFirst().position(), rulings.getFirst().regime(), SEARCH);
        within(
                origin(questions.getFirst(), client, view),
                view,
                release -> release.decided(ground, verdicts, lines.toString()));
        return rulings;
    }

    private static Verdict verdict(Evaluation asked, ExportRuling ruling, ReplicaView view) {
        Set<String> basis =
                ruling.decision().basis().stream().map(Basis::reference).collect(Collectors.toSet());
        @Nullable PatientId patient = view.study(study(asked)).map(LinkedStudy::patient).orElse(null);
        @Nullable Reason reason = switch (ruling.decision()) {
            case Permit _ -> null;
            case Deny deny -> deny.reason();
        };
        return new Verdict(reason, new Answer(patient, study(asked), 1, basis, ruling.id()));
    }

    private static String code(Decision decision) {
        return switch (decision) {
            case Permit _ -> "PERMIT";
            case Deny deny -> deny.code();
        };
    }

    private JsonObject readable(JsonObject question, String where, String client, ReplicaView view, Moment now) {
        try {
            return answer(Evaluation.read(question, where), client, view, now);
        } catch (MalformedMessageException malformed) {
            return EvaluationAnswer.unreadable(String.valueOf(malformed.getMessage()));
        }
    }

    private JsonObject answer(Evaluation asked, String client, ReplicaView view, Moment now) {
        ExportRuling ruling = ruling(asked, view, now);
        record(asked, client, view, ruling);
        String vector = view.study(study(asked))
                .map(known -> view.terms(known.patient()).versionVector())
                .orElse("");
        return new EvaluationAnswer(ruling.decision(), ruling.regime(), ruling.id(), ruling.position(), vector)
                .write(asked.form());
    }

    private ExportRuling ruling(Evaluation asked, ReplicaView view, Moment now) {
        return answerer.policy().rule(view, question(asked), now);
    }

    private void record(Evaluation asked, String client, ReplicaView view, ExportRuling ruling) {
        within(origin(asked, client, view), view, release -> write(release, asked, view, ruling));
    }

    private static ReleaseOrigin origin(Evaluation asked, String client, ReplicaView view) {
        return new ReleaseOrigin(
                client,
                asked.recipient(),
                asked.purposes().stream().sorted().findFirst().orElse(Evaluation.NO_PURPOSE),
                Origins.country(view, asked.recipient()),
                SentBy.COMPUTER);
    }

    /** Writes into the release of that origin; one of its own for a recipient that nobody registered. */
    private void within(ReleaseOrigin origin, ReplicaView view, Consumer<Release> writing) {
        if (view.recipient(origin.recipient()).isPresent()) {
            writing.accept(release(origin));
        } else {
            try (Release release = answerer.journal().release(origin)) {
                writing.accept(release);
            }
        }
    }

    /** Mostly there already: making it if it is not would lock the place in the map for each question. */
    private Release release(ReleaseOrigin origin) {
        Release known = releases.get(origin);
        return known == null ? releases.computeIfAbsent(origin, answerer.journal()::release) : known;
    }

    private static void write(Release release, Evaluation asked, ReplicaView view, ExportRuling ruling) {
        Ground ground = new Ground(ruling.position(), ruling.regime(), ruling.id());
        @Nullable PatientId patient = view.study(study(asked)).map(LinkedStudy::patient).orElse(null);
        switch (ruling.decision()) {
            case Permit permit -> {
                Set<String> basis =
                        permit.basis().stream().map(Basis::reference).collect(Collectors.toSet());
                Verdict yes = new Verdict(null, new Answer(patient, study(asked), 1, basis, ruling.id()));
                release.decided(ground, List.of(yes), "1 " + study(asked).value() + " PERMIT");
            }
            case Deny deny -> {
                release.refused(new Refusal(patient, study(asked), deny, ground));
                release.force();
            }
        }
    }

    private static ExportQuestion question(Evaluation asked) {
        requireNow(asked);
        study(asked);
        return ExportQuestion.of(asked);
    }

    /** Returns if it is asked about now: the replica knows nothing else. */
    static void requireNow(Evaluation asked) {
        if (asked.claims().isRetrospective()) {
            throw new MalformedMessageException(
                    "expected a question about now, found request.context.as_of or known_as_of; ask the consent server");
        }
    }

    private static StudyUid study(Evaluation asked) {
        return asked.resource()
                .study()
                .orElseThrow(() -> new MalformedMessageException(
                        "expected the type imaging-study at request.resource, found another; ask the consent server"));
    }
}

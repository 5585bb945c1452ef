// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.decision;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.consentry.policy.Deny;
import org.consentry.policy.Reason;
import org.consentry.protocol.Evaluation;
import org.consentry.protocol.MalformedMessageException;
import org.consentry.protocol.export.Certainty;
import org.consentry.protocol.export.ExportDecision;
import org.consentry.protocol.export.ExportQuestion;
import org.consentry.server.audit.DecisionJournal;
import org.consentry.server.audit.event.DecisionEntry;
import org.consentry.server.audit.event.Requester;
import org.consentry.server.audit.store.AuditUnavailableException;

/**
 * Answers questions, each on record before it is given. Fails closed: whatever cannot be read, is too slow or cannot be
 * recorded is a no with the reason for it; what was known last still says no where it said no before.
 */
@Singleton
public class Decisions {
    /** How many questions one call may have. */
    public static final int MOST = 1000;

    private static final System.Logger LOG = System.getLogger(Decisions.class.getName());

    private final LogFactsReader facts;
    private final Freshness freshness;
    private final DecisionJournal journal;
    private final InstantSource clock;

    /** Takes its collaborators. */
    @Inject
    public Decisions(LogFactsReader facts, Freshness freshness, DecisionJournal journal, InstantSource clock) {
        this.facts = facts;
        this.freshness = freshness;
        this.journal = journal;
        this.clock = clock;
    }

    /** Answers one question. */
    public AnsweredQuestion answer(Evaluation asked, Requester asker) {
        return answer(List.of(asked), asker, answered -> false).get(0);
    }

    /**
     * Answers questions in their order, all as of one moment, up to and with the first that is the last wanted.
     *
     * @param asked at most {@link #MOST}
     * @throws MalformedMessageException if a question is about the future
     */
    List<AnsweredQuestion> answer(List<Evaluation> asked, Requester asker, Predicate<AnsweredQuestion> isLast) {
        Instant now = clock.instant();
        asked.forEach(each -> refuseFuture(each, now));
        Certainty certainty = freshness.doubt().map(Certainty::doubtful).orElse(Certainty.SURE);
        List<AnsweredQuestion> answers = new ArrayList<>();
        for (Evaluation each : asked) {
            AnsweredQuestion answer = one(each, certainty, now);
            answers.add(answer);
            if (isLast.test(answer)) {
                break;
            }
        }
        return recorded(answers, asker);
    }

    private AnsweredQuestion one(Evaluation asked, Certainty certainty, Instant now) {
        try {
            LogFacts known = facts.facts(asked.claims(), now);
            ExportQuestion question = ExportQuestion.of(asked);
            ExportDecision made = ExportDecision.of(question, known, certainty, now);
            return AnsweredQuestion.of(made, known.matched(question), known.position());
        } catch (RuntimeException failure) {
            Reason reason = Freshness.reason(failure);
            if (reason == Reason.INDET_INTERNAL) {
                LOG.log(System.Logger.Level.ERROR, "A decision failed and is a no", failure);
            }
            return AnsweredQuestion.unknown(asked, new Deny(reason), now);
        }
    }

    /** A yes that cannot be recorded becomes a no; a no stays what it is, since nothing leaves. */
    private List<AnsweredQuestion> recorded(List<AnsweredQuestion> answers, Requester asker) {
        try {
            journal.record(answers.stream().map(answer -> entry(answer, asker)).toList());
            return answers;
        } catch (AuditUnavailableException away) {
            LOG.log(System.Logger.Level.WARNING, "Decisions cannot be recorded; every yes becomes a no");
            return answers.stream()
                    .map(answer -> answer.isPermit() ? unrecorded(answer) : answer)
                    .toList();
        }
    }

    private static AnsweredQuestion unrecorded(AnsweredQuestion answer) {
        return answer.but(new Deny(
                Reason.AUDIT_UNAVAILABLE, null, answer.made().decision().basis()));
    }

    private static DecisionEntry entry(AnsweredQuestion answer, Requester asker) {
        ExportDecision made = answer.made();
        AnsweredQuestion.Matched matched = answer.matched();
        // A hold that the patient must not know of is told to staff only.
        boolean hidden = made.reason() == Reason.LEGAL_HOLD;
        return new DecisionEntry(
                made.request(),
                made.decision(),
                new DecisionEntry.Cited(answer.id(), answer.regime()),
                new DecisionEntry.Matched(hidden ? null : matched.patient(), matched.study(), matched.recipient()),
                asker);
    }

    private static void refuseFuture(Evaluation asked, Instant now) {
        boolean future = (asked.claims().asOf() != null && asked.claims().asOf().isAfter(now))
                || (asked.claims().knownAsOf() != null
                        && asked.claims().knownAsOf().isAfter(now));
        if (future) {
            throw new MalformedMessageException(
                    "expected an instant that is over at request.context.as_of and known_as_of, found a later one");
        }
    }
}

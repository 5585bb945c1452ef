// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.decision;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.consentry.policy.Action;
import org.consentry.policy.ConsentPolicy;
import org.consentry.policy.DeidState;
import org.consentry.policy.Deny;
import org.consentry.policy.Purpose;
import org.consentry.policy.RecipientId;
import org.consentry.policy.Regime;
import org.consentry.policy.RegimeSet;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.Claims;
import org.consentry.protocol.Evaluation;
import org.consentry.protocol.RegisteredRecipient;
import org.consentry.server.feed.LogStore;

/**
 * What a regime would change for whom, before it is put in force: every scan is decided for every recipient and purpose
 * of its agreement, by the regimes in force and by those with this one among them. Nothing is stored. A page looks at a
 * thousand scans at most, so what one request costs does not grow with their number.
 */
@Singleton
public class Simulation {
    private static final int PAGE = 200;
    private static final int SCANS = 1000;

    private final DecisionInputReader facts;
    private final LogStore log;

    /** Takes its collaborators. */
    @Inject
    public Simulation(DecisionInputReader facts, LogStore log) {
        this.facts = facts;
        this.log = log;
    }

    /**
     * What to simulate.
     *
     * @param regime the regime that would come
     * @param asOf when it would be in force
     * @param after the last scan of the page before; blank to begin
     * @param limit how many changes to list; those of one scan stay together
     */
    record Question(Regime regime, Instant asOf, String after, int limit) {}

    /**
     * What was found.
     *
     * @param json the answer
     * @param patients logical ids of those it lists
     */
    record Found(JsonObject json, Set<String> patients) {
        Found {
            patients = Set.copyOf(patients);
        }
    }

    /** One page: {@code next} is where the following one begins, blank after the last. */
    Found run(Question question, Instant now) {
        SimulationTally tally = new SimulationTally(question);
        List<String> recipients = recipients();
        List<String> studies = log.studies(question.after(), SCANS);
        int looked = 0;
        while (looked < studies.size() && tally.listed() < question.limit()) {
            String study = studies.get(looked);
            recipients.forEach(recipient -> decide(study, recipient, tally, now));
            looked++;
        }
        boolean more = looked < studies.size() || looked == SCANS;
        return tally.found(more ? studies.get(looked - 1) : "");
    }

    /** The regimes as they would be: all versions of others, and this one instead of its older versions. */
    private static RegimeSet with(Regime regime, RegimeSet today) {
        return RegimeSet.of(Stream.concat(
                        today.all().stream().filter(other -> !other.id().equals(regime.id())), Stream.of(regime))
                .toList());
    }

    private List<String> recipients() {
        List<String> all = new ArrayList<>();
        List<String> page = log.recipients("", PAGE);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = log.recipients(page.get(page.size() - 1), PAGE);
        }
        return all;
    }

    private void decide(String study, String recipient, SimulationTally tally, Instant now) {
        DecisionInput known =
                facts.of(question(study, recipient, tally.question().asOf()), now);
        RegisteredRecipient registered = known.recipient();
        if (registered == null || registered.status() != RegisteredRecipient.Status.ACTIVE) {
            return;
        }
        for (Purpose purpose : registered.purposes()) {
            DecisionInput asked = facts.of(
                    question(study, registered, purpose, tally.question().asOf()), now);
            if (asked.refused() == null) {
                RegimeSet then = with(tally.question().regime(), asked.regimes());
                tally.add(study, registered, purpose, asked, outcome(asked, asked.regimes()), outcome(asked, then));
            }
        }
    }

    private static String outcome(DecisionInput known, RegimeSet regimes) {
        return ConsentPolicy.decide(known.request(), known.terms(), regimes).fold(permit -> "PERMIT", Deny::code);
    }

    private static Evaluation question(String study, String recipient, Instant asOf) {
        return question(
                study,
                new Evaluation.Subject(Evaluation.Subject.Type.ORGANIZATION, new RecipientId(recipient)),
                Purpose.TREAT,
                asOf);
    }

    private static Evaluation question(String study, RegisteredRecipient recipient, Purpose purpose, Instant asOf) {
        Evaluation.Subject.Type type =
                recipient.device() ? Evaluation.Subject.Type.DEVICE : Evaluation.Subject.Type.ORGANIZATION;
        return question(study, new Evaluation.Subject(type, recipient.id()), purpose, asOf);
    }

    private static Evaluation question(String study, Evaluation.Subject subject, Purpose purpose, Instant asOf) {
        Claims nothing = Claims.NONE;
        return new Evaluation(
                subject,
                Action.DISCLOSE,
                new Evaluation.OneStudy(new StudyUid(study)),
                Set.of(purpose),
                DeidState.IDENTIFIED,
                Set.of(),
                new Claims(null, nothing.study(), null, false, nothing.place(), asOf, null));
    }
}

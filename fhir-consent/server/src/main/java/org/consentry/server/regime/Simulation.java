// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.regime;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
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
import org.consentry.protocol.Json;
import org.consentry.protocol.RegisteredRecipient;
import org.consentry.server.decision.DecisionFacts;
import org.consentry.server.decision.Facts;
import org.consentry.server.feed.LogStore;

/**
 * What a regime would change for whom, before it is put in force: every scan is decided for every recipient and purpose
 * of its agreement, by the regimes in force and by those with this one among them. Nothing is stored. Goes through the
 * scans page by page, so memory does not grow with their number.
 */
@Singleton
public class Simulation {
    private static final int PAGE = 200;

    private final Regimes regimes;
    private final DecisionFacts facts;
    private final LogStore log;

    /** Takes its collaborators. */
    @Inject
    public Simulation(Regimes regimes, DecisionFacts facts, LogStore log) {
        this.regimes = regimes;
        this.facts = facts;
        this.log = log;
    }

    /**
     * What to simulate.
     *
     * @param regime the regime that would come
     * @param asOf when it would be in force
     * @param after the last scan listed before; blank to begin
     * @param limit how many changes to list
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

    Found run(Question question, Instant now) {
        RegimeSet then = with(question.regime());
        Tally tally = new Tally(question);
        List<String> recipients = recipients();
        String last = "";
        List<String> studies = log.studies(last, PAGE);
        while (!studies.isEmpty()) {
            for (String study : studies) {
                recipients.forEach(recipient -> decide(study, recipient, then, tally, now));
                tally.passed(study);
            }
            last = studies.get(studies.size() - 1);
            studies = log.studies(last, PAGE);
        }
        return tally.found();
    }

    /** The regimes as they would be: all versions of others, and this one instead of its older versions. */
    private RegimeSet with(Regime regime) {
        return RegimeSet.of(Stream.concat(
                        regimes.all().all().stream().filter(other -> !other.id().equals(regime.id())),
                        Stream.of(regime))
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

    private void decide(String study, String recipient, RegimeSet then, Tally tally, Instant now) {
        Facts known = facts.of(question(study, recipient, tally.question().asOf()), now);
        RegisteredRecipient registered = known.recipient();
        if (registered == null || registered.status() != RegisteredRecipient.Status.ACTIVE) {
            return;
        }
        for (Purpose purpose : registered.purposes()) {
            Facts asked = facts.of(
                    question(study, registered, purpose, tally.question().asOf()), now);
            if (asked.refused() == null) {
                tally.add(study, registered, purpose, asked, outcome(asked, asked.regimes()), outcome(asked, then));
            }
        }
    }

    private static String outcome(Facts known, RegimeSet regimes) {
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

    /** Counts everything, lists one page. */
    private static final class Tally {
        private final Question question;
        private final SortedMap<String, Integer> counts = new TreeMap<>();
        private final JsonArrayBuilder changes = Json.createArrayBuilder();
        private final Set<String> patients = new LinkedHashSet<>();
        private int listed;
        private String last = "";
        private boolean begun;
        private boolean more;

        Tally(Question question) {
            this.question = question;
            this.begun = question.after().isEmpty();
        }

        /** The page begins behind the scan that the one before ended with. */
        void passed(String study) {
            begun |= study.equals(question.after());
        }

        Question question() {
            return question;
        }

        void add(
                String study,
                RegisteredRecipient recipient,
                Purpose purpose,
                Facts known,
                String before,
                String after) {
            counts.merge(String.join("\t", purpose.code(), recipient.id().value(), before, after), 1, Integer::sum);
            if (before.equals(after) || !begun) {
                return;
            }
            if (listed >= question.limit() && !study.equals(last)) {
                more = true;
                return;
            }
            listed++;
            last = study;
            String patient = String.valueOf(known.matched().patient());
            patients.add(patient);
            changes.add(Json.createObjectBuilder()
                    .add("patient", "Patient/" + patient)
                    .add("study", study)
                    .add("recipient", recipient.id().value())
                    .add("purpose", purpose.code())
                    .add("before", before)
                    .add("after", after));
        }

        Found found() {
            JsonArrayBuilder all = Json.createArrayBuilder();
            counts.forEach((key, count) -> {
                String[] parts = key.split("\t", -1);
                all.add(Json.createObjectBuilder()
                        .add("purpose", parts[0])
                        .add("recipient", parts[1])
                        .add("before", parts[2])
                        .add("after", parts[3])
                        .add("studies", count));
            });
            JsonObjectBuilder json = Json.createObjectBuilder()
                    .add("regime", question.regime().citation())
                    .add("asOf", question.asOf().toString())
                    .add("counts", all)
                    .add("changes", changes)
                    .add("next", more ? last : "");
            return new Found(json.build(), patients);
        }
    }
}

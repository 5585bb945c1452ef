// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.decision;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.consentry.policy.Purpose;
import org.consentry.policy.Reason;
import org.consentry.policy.RecipientId;
import org.consentry.policy.Regime;
import org.consentry.policy.RegimeSet;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.Claims;
import org.consentry.protocol.Json;
import org.consentry.protocol.RegisteredRecipient;
import org.consentry.protocol.export.Certainty;
import org.consentry.protocol.export.ExportDecision;
import org.consentry.protocol.export.ExportFacts;
import org.consentry.protocol.export.ExportQuestion;
import org.consentry.server.feed.LogStore;

/**
 * What a regime would change for whom, before it is put in force: every scan is decided for every recipient and purpose
 * of its agreement, by the regimes in force and by those with this one among them. Nothing is stored. A page looks at a
 * thousand scans at most, so what one request costs does not grow with their number.
 */
@Singleton
public class Simulation {
    private static final int PAGE = 200;
    static final int SCANS = 1000;

    private final LogFactsReader facts;
    private final LogStore log;

    /** Takes its collaborators. */
    @Inject
    public Simulation(LogFactsReader facts, LogStore log) {
        this.facts = facts;
        this.log = log;
    }

    /**
     * What to simulate.
     *
     * @param regime the regime that would come
     * @param asOf when it would be in force
     * @param after the last scan of the page before; blank to begin
     * @param scans how many scans to look at, at most 1000
     * @param limit how many changes to list; those of one scan stay together; 0 to count them and list none
     */
    record Question(Regime regime, Instant asOf, String after, int scans, int limit) {
        /** Whether so many changes fill the page. */
        boolean isFull(int listed) {
            return limit > 0 && listed >= limit;
        }
    }

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

        /** The same without examples of these patients. They are still counted. */
        Found without(Set<String> hidden) {
            if (hidden.isEmpty()) {
                return this;
            }
            JsonArrayBuilder kept = Json.createArrayBuilder();
            json.getJsonArray("changes").getValuesAs(JsonObject.class).stream()
                    .filter(change ->
                            !hidden.contains(change.getString("patient").substring("Patient/".length())))
                    .forEach(kept::add);
            Set<String> left = new TreeSet<>(patients);
            left.removeAll(hidden);
            return new Found(Json.createObjectBuilder(json).add("changes", kept).build(), left);
        }
    }

    /** One page: {@code next} is where the following one begins, blank after the last. */
    Found run(Question question, Instant now) {
        SimulationTally tally = new SimulationTally(question);
        List<String> recipients = recipients();
        List<String> studies = log.studies(question.after(), question.scans());
        int looked = 0;
        while (looked < studies.size() && !question.isFull(tally.listed())) {
            String study = studies.get(looked);
            LogFacts known = facts.facts(Claims.NONE.at(question.asOf()), now);
            recipients.forEach(recipient -> decide(study, new RecipientId(recipient), known, tally, now));
            looked++;
        }
        boolean more = looked < studies.size() || looked == question.scans();
        return tally.found(looked, more ? studies.get(looked - 1) : "");
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

    private static void decide(
            String study, RecipientId recipient, LogFacts known, SimulationTally tally, Instant now) {
        Instant asOf = tally.question().asOf();
        Optional<RegisteredRecipient> registered =
                known.recipient(recipient).filter(found -> found.status() == RegisteredRecipient.Status.ACTIVE);
        if (registered.isEmpty()) {
            return;
        }
        ExportFacts then =
                known.under(with(tally.question().regime(), known.regimes().orElseThrow()));
        for (Purpose purpose : registered.get().purposes()) {
            ExportQuestion question = ExportQuestion.disclosing(
                            null, new StudyUid(study), recipient, Set.of(purpose), null)
                    .at(asOf);
            ExportDecision before = ExportDecision.of(question, known, Certainty.SURE, now);
            if (before.reason() != Reason.NO_PATIENT) {
                tally.add(
                        new SimulationTally.Asked(study, recipient, purpose),
                        known.matched(question).patient(),
                        before,
                        ExportDecision.of(question, then, Certainty.SURE, now));
            }
        }
    }
}

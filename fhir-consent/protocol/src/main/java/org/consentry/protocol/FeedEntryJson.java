// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import static org.consentry.protocol.Json.createArrayBuilder;
import static org.consentry.protocol.Json.createObjectBuilder;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.List;
import org.consentry.policy.Regime;
import org.consentry.policy.RegimeSet;
import org.consentry.policy.StudyUid;

/** Entries of the feed as JSON; the member {@code type} says which. */
public final class FeedEntryJson {

    private FeedEntryJson() {}

    /** Writes an entry as one object. */
    public static JsonObject write(FeedEntry entry) {
        JsonObjectBuilder json = createObjectBuilder()
                .add("position", entry.position())
                .add("at", entry.at().toString());
        if (entry instanceof FeedEntry.ConsentChanged changed) {
            json.add("type", "consent-changed")
                    .add("patient", TermsJson.patient(changed.patient()))
                    .add("terms", TermsJson.write(changed.terms()));
        } else if (entry instanceof FeedEntry.StudyLinked linked) {
            addStudy(json.add("type", "study-linked"), linked.study());
        } else if (entry instanceof FeedEntry.PatientMerged merged) {
            json.add("type", "patient-merged")
                    .add("from", TermsJson.patient(merged.from()))
                    .add("into", TermsJson.patient(merged.into()));
        } else if (entry instanceof FeedEntry.RecipientChanged changed) {
            JsonArrayBuilder routes = createArrayBuilder();
            changed.routes().forEach(route -> routes.add(RecipientJson.write(route)));
            json.add("type", "recipient-changed")
                    .add("recipient", RecipientJson.write(changed.recipient()))
                    .add("routes", routes);
        } else if (entry instanceof FeedEntry.RegimesChanged changed) {
            JsonArrayBuilder regimes = createArrayBuilder();
            changed.regimes().all().forEach(regime -> regimes.add(RegimeJson.write(regime)));
            json.add("type", "regimes-changed").add("regimes", regimes);
        }
        return json.build();
    }

    /**
     * Reads an entry.
     *
     * @throws MalformedMessageException if it is not what {@link #write} makes; an entry of an unknown type is
     *     malformed, since an agent that skips what it does not know would release what it should not
     */
    public static FeedEntry read(JsonObject object) {
        return read(Members.of(object, "entry"));
    }

    static FeedEntry read(Members json) {
        long position = json.number("position");
        Instant at = json.instant("at");
        String type = json.text("type");
        return switch (type) {
            case "consent-changed" ->
                new FeedEntry.ConsentChanged(
                        position, at, TermsJson.patient(json.object("patient")), TermsJson.read(json.object("terms")));
            case "study-linked" -> new FeedEntry.StudyLinked(position, at, study(json));
            case "patient-merged" ->
                new FeedEntry.PatientMerged(
                        position, at, TermsJson.patient(json.object("from")), TermsJson.patient(json.object("into")));
            case "recipient-changed" -> {
                List<Route> routes = json.objects("routes").stream()
                        .map(RecipientJson::route)
                        .toList();
                yield new FeedEntry.RecipientChanged(
                        position, at, RecipientJson.read(json.object("recipient")), routes);
            }
            case "regimes-changed" -> new FeedEntry.RegimesChanged(position, at, regimes(json));
            default ->
                throw new MalformedMessageException(
                        "expected a known type of entry at " + json.where() + ".type, found another");
        };
    }

    private static void addStudy(JsonObjectBuilder json, LinkedStudy study) {
        json.add("study", study.study().value()).add("patient", TermsJson.patient(study.patient()));
        StudyJson.add(json, study.facts());
    }

    private static LinkedStudy study(Members json) {
        return new LinkedStudy(
                json.converted("study", StudyUid::new),
                TermsJson.patient(json.object("patient")),
                StudyJson.read(json));
    }

    private static RegimeSet regimes(Members json) {
        List<Regime> regimes = json.objects("regimes").stream()
                .map(regime -> RegimeJson.read(regime.json()))
                .toList();
        try {
            return RegimeSet.of(regimes);
        } catch (IllegalArgumentException twice) {
            throw new MalformedMessageException(
                    "expected each regime once in each version at " + json.where() + ".regimes, found one twice");
        }
    }
}

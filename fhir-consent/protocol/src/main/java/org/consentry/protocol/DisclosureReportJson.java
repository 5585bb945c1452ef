// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import static org.consentry.protocol.Json.createArrayBuilder;
import static org.consentry.protocol.Json.createObjectBuilder;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import org.consentry.policy.Reason;
import org.consentry.policy.RecipientId;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.DisclosureReport.Answer;

/** Reports of disclosures as JSON, one and in batches. */
public final class DisclosureReportJson {

    private DisclosureReportJson() {}

    /**
     * What an agent posts.
     *
     * @param agent who reports
     * @param reports in the order of their sequences
     */
    public record Batch(String agent, List<DisclosureReport> reports) {
        public Batch {
            reports = List.copyOf(reports);
        }
    }

    /** Writes a report. */
    public static JsonObject write(DisclosureReport report) {
        JsonArrayBuilder methods = createArrayBuilder();
        report.deidentification().forEach(methods::add);
        JsonObjectBuilder json = createObjectBuilder()
                .add("sequence", report.sequence())
                .add("release", report.release())
                .add("at", report.at().toString())
                .add("recipient", report.recipient().value())
                .add("purpose", RuleJson.purposeText(report.purpose()))
                .add("route", report.route())
                .add("state", report.state().name())
                .add("instances", report.instances())
                .add("bytes", report.bytes())
                .add("deidentification", methods)
                .add("identifiability", report.identifiability().name())
                .add("country", report.country())
                .add("basis", RuleJson.texts(report.basis().stream()))
                .add("position", report.position())
                .add("sentBy", report.sentBy().name());
        if (report.patient() != null) {
            json.add("patient", TermsJson.patient(report.patient()));
        }
        if (report.study() != null) {
            json.add("study", report.study().value());
        }
        if (report.reason() != null) {
            json.add("reason", report.reason().name());
        }
        if (report.decision() != null) {
            json.add("decision", report.decision());
        }
        if (report.regime() != null) {
            json.add("regime", report.regime());
        }
        if (!report.answers().isEmpty()) {
            JsonArrayBuilder answers = createArrayBuilder();
            report.answers().forEach(answer -> answers.add(answer(answer)));
            json.add("answers", answers);
        }
        HandAct act = report.act();
        if (act != null) {
            json.add("act", act(act));
        }
        Sighting seen = report.seen();
        if (seen != null) {
            json.add("seen", seen(seen));
        }
        if (report.content() != DisclosureReport.Content.OBJECTS) {
            json.add("content", report.content().name());
        }
        return json.build();
    }

    private static JsonObjectBuilder act(HandAct act) {
        return createObjectBuilder()
                .add("kind", act.kind().name())
                .add("by", act.by())
                .add("account", act.account())
                .add("why", act.why());
    }

    private static HandAct act(Members json) {
        return new HandAct(
                json.constant("kind", HandAct.Kind.class), json.text("by"), json.text("account"), json.text("why"));
    }

    private static JsonObjectBuilder seen(Sighting seen) {
        return createObjectBuilder()
                .add("source", seen.source().name())
                .add("by", seen.by())
                .add("destination", seen.destination());
    }

    private static Sighting seen(Members json) {
        return new Sighting(json.constant("source", Sighting.Source.class), json.text("by"), json.text("destination"));
    }

    private static JsonObjectBuilder answer(Answer answer) {
        JsonObjectBuilder json = createObjectBuilder()
                .add("count", answer.count())
                .add("basis", RuleJson.texts(answer.basis().stream()));
        if (answer.patient() != null) {
            json.add("patient", TermsJson.patient(answer.patient()));
        }
        if (answer.study() != null) {
            json.add("study", answer.study().value());
        }
        if (answer.decision() != null) {
            json.add("decision", answer.decision());
        }
        return json;
    }

    /** Writes a batch. */
    public static JsonObject write(Batch batch) {
        JsonArrayBuilder reports = createArrayBuilder();
        batch.reports().forEach(report -> reports.add(write(report)));
        return createObjectBuilder()
                .add("agent", batch.agent())
                .add("reports", reports)
                .build();
    }

    /**
     * Reads a report.
     *
     * @throws MalformedMessageException if it is not what {@link #write(DisclosureReport)} makes
     */
    public static DisclosureReport read(JsonObject json) {
        return read(Members.of(json, "report"));
    }

    /**
     * Reads a batch.
     *
     * @throws MalformedMessageException if it is not what {@link #write(Batch)} makes
     */
    public static Batch readBatch(String text) {
        Members json = Members.parse(text, "batch");
        return new Batch(
                json.text("agent"),
                json.objects("reports").stream().map(DisclosureReportJson::read).toList());
    }

    private static DisclosureReport read(Members json) {
        try {
            return new DisclosureReport(
                    json.number("sequence"),
                    json.text("release"),
                    json.instant("at"),
                    json.optionalObject("patient").map(TermsJson::patient).orElse(null),
                    json.has("study") ? json.converted("study", StudyUid::new) : null,
                    json.converted("recipient", RecipientId::new),
                    json.converted("purpose", RuleJson::purpose),
                    json.text("route"),
                    json.constant("state", DisclosureReport.State.class),
                    json.optionalConstant("reason", Reason.class).orElse(null),
                    Math.toIntExact(json.number("instances")),
                    json.number("bytes"),
                    List.copyOf(json.texts("deidentification", code -> code)),
                    json.constant("identifiability", DisclosureReport.Identifiability.class),
                    json.text("country"),
                    json.optionalText("decision").orElse(null),
                    json.texts("basis", reference -> reference),
                    json.optionalText("regime").orElse(null),
                    json.number("position"),
                    json.constant("sentBy", DisclosureReport.SentBy.class),
                    json.has("answers")
                            ? json.objects("answers").stream()
                                    .map(DisclosureReportJson::answer)
                                    .toList()
                            : List.of(),
                    json.optionalObject("act").map(DisclosureReportJson::act).orElse(null),
                    json.optionalObject("seen").map(DisclosureReportJson::seen).orElse(null),
                    json.optionalConstant("content", DisclosureReport.Content.class)
                            .orElse(DisclosureReport.Content.OBJECTS));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new MalformedMessageException("at " + json.where() + ": " + e.getMessage());
        }
    }

    private static Answer answer(Members json) {
        return new Answer(
                json.optionalObject("patient").map(TermsJson::patient).orElse(null),
                json.has("study") ? json.converted("study", StudyUid::new) : null,
                Math.toIntExact(json.number("count")),
                json.texts("basis", reference -> reference),
                json.optionalText("decision").orElse(null));
    }
}

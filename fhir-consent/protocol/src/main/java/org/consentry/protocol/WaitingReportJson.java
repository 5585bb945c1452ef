// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import static org.consentry.protocol.Json.createArrayBuilder;
import static org.consentry.protocol.Json.createObjectBuilder;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.List;
import org.consentry.policy.RecipientId;
import org.consentry.policy.StudyUid;

/** What waits at an agent, as JSON. */
public final class WaitingReportJson {
    private WaitingReportJson() {}

    /** Writes it. */
    public static JsonObject write(WaitingReport report) {
        JsonArrayBuilder scans = createArrayBuilder();
        report.scans()
                .forEach(scan -> scans.add(createObjectBuilder()
                        .add("patient", TermsJson.patient(scan.patient()))
                        .add("study", scan.study().value())
                        .add("recipient", scan.recipient().value())
                        .add("purpose", RuleJson.purposeText(scan.purpose()))
                        .add("route", scan.route())
                        .add("since", scan.since().toString())
                        .add("instances", scan.instances())));
        return createObjectBuilder()
                .add("agent", report.agent())
                .add("sequence", report.sequence())
                .add("scans", scans)
                .build();
    }

    /**
     * Reads it.
     *
     * @throws MalformedMessageException if it is not what {@link #write} makes
     */
    public static WaitingReport read(String text) {
        Members json = Members.parse(text, "waiting");
        List<WaitingReport.Scan> scans =
                json.objects("scans").stream().map(WaitingReportJson::scan).toList();
        try {
            return new WaitingReport(json.text("agent"), json.number("sequence"), scans);
        } catch (IllegalArgumentException e) {
            throw new MalformedMessageException("at " + json.where() + ": " + e.getMessage());
        }
    }

    private static WaitingReport.Scan scan(Members json) {
        try {
            return new WaitingReport.Scan(
                    TermsJson.patient(json.object("patient")),
                    json.converted("study", StudyUid::new),
                    json.converted("recipient", RecipientId::new),
                    json.converted("purpose", RuleJson::purpose),
                    json.text("route"),
                    json.instant("since"),
                    Math.toIntExact(json.number("instances")));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new MalformedMessageException("at " + json.where() + ": " + e.getMessage());
        }
    }
}

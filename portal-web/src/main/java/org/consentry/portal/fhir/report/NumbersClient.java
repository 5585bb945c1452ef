// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.report;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.FhirClient;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.Node;

/** Reads numbers about all patients at the server's door for staff. */
@Singleton
public class NumbersClient {

    private static final String COUNT = "count";

    private final FhirClient fhir;

    @Inject
    public NumbersClient(FhirClient fhir) {
        this.fhir = fhir;
    }

    /** The numbers as of now. A number that is missing is a failure: nobody would tell it from none. */
    public NumbersReport report(FhirCaller caller) {
        Node answer = Node.of(fhir.readStaff(caller, "reports"));
        Node questions = answer.at("questions");
        Node requests = answer.at("requests");
        return new NumbersReport(
                answer.instant("asOf").orElseThrow(NumbersClient::unreadable),
                answer.instant("from").orElseThrow(NumbersClient::unreadable),
                answer.items("choices").map(NumbersClient::said).toList(),
                figure(questions, "waiting"),
                parts(questions, "parts"),
                times(questions.at("ended")),
                figure(requests, "all"),
                parts(requests, "states"),
                times(answer.at("effect")));
    }

    private static NumbersReport.Said said(Node row) {
        return new NumbersReport.Said(
                row.textOr("matter", ""),
                row.textOr("said", ""),
                figure(row, "people"),
                parts(row, "channels"),
                parts(row, "languages"));
    }

    private static List<NumbersReport.Part> parts(Node of, String name) {
        List<NumbersReport.Part> parts = of.items(name)
                .map(part -> new NumbersReport.Part(part.textOr("code", ""), figure(part, COUNT)))
                .toList();
        if (parts.isEmpty()) {
            throw unreadable();
        }
        return parts;
    }

    private static NumbersReport.Times times(Node of) {
        return new NumbersReport.Times(figure(of, COUNT), millis(of, "halfMillis"), millis(of, "mostMillis"));
    }

    private static Optional<Duration> millis(Node of, String name) {
        return of.text(name).map(millis -> {
            if (!millis.matches("[0-9]{1,15}")) {
                throw unreadable();
            }
            return Duration.ofMillis(Long.parseLong(millis));
        });
    }

    private static Figure figure(Node of, String name) {
        try {
            return new Figure(of.textOr(name, ""));
        } catch (IllegalArgumentException e) {
            throw unreadable();
        }
    }

    private static FhirProblem.Away unreadable() {
        return new FhirProblem.Away("an answer about numbers of all patients cannot be read", false);
    }
}

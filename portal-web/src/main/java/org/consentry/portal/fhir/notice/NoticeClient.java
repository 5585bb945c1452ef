// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.notice;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.FhirClient;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.Node;
import org.consentry.portal.fhir.PageSection;
import org.consentry.portal.fhir.register.RecentRegister;
import org.consentry.portal.fhir.register.RegisterEntry;

/** Reads and writes what the hospital tells its patients. */
@Singleton
public class NoticeClient {
    private static final String NOTICES = "notices";

    private final FhirClient fhir;
    private final RecentRegister register;

    @Inject
    public NoticeClient(FhirClient fhir, RecentRegister register) {
        this.fhir = fhir;
        this.register = register;
    }

    /** What everybody may read, the newest first, also what is over. */
    public List<Notice> published() {
        return told(Node.of(fhir.read(FhirCaller.NOBODY, "$notices")));
    }

    /** What is not over and concerns this patient, the newest first. */
    public List<Notice> concerning(FhirCaller caller, String patient) {
        return told(Node.of(fhir.read(caller, "Patient/" + FhirClient.encode(patient) + "/$notices")));
    }

    /** The newest of all kinds, for staff. */
    public List<Notice> all(FhirCaller caller) {
        Node answer = Node.of(fhir.readStaff(caller, NOTICES));
        if (answer.at(NOTICES).value().getValueType() != JsonValue.ValueType.ARRAY) {
            throw unreadable();
        }
        List<Node> notices = answer.items(NOTICES).toList();
        Map<String, String> names = names(
                notices.stream().anyMatch(each -> !each.textOr("company", "").isEmpty()));
        return notices.stream()
                .map(each -> new Notice(
                        each.text("id").orElseThrow(NoticeClient::unreadable),
                        each.textOr("kind", ""),
                        each.textOr("company", ""),
                        name(names, each.textOr("company", "")),
                        each.date("from").orElseThrow(NoticeClient::unreadable),
                        each.date("to"),
                        each.textOr("en", ""),
                        each.textOr("es", ""),
                        each.instant("writtenAt"),
                        each.instant("endedAt")))
                .toList();
    }

    /**
     * Tells it, from now on.
     *
     * @throws FhirProblem.Rejected if the server does not take it
     */
    public void publish(FhirCaller caller, Notice notice) {
        JsonObjectBuilder said = Json.createObjectBuilder()
                .add("kind", notice.kind())
                .add("from", notice.from().toString())
                .add("en", notice.english())
                .add("es", notice.spanish());
        notice.to().ifPresent(day -> said.add("to", day.toString()));
        if (!notice.company().isEmpty()) {
            said.add("company", notice.company());
        }
        fhir.tellStaff(caller, NOTICES, said.build());
    }

    /**
     * Ends a notice.
     *
     * @throws FhirProblem.Conflict if it is over
     */
    public void end(FhirCaller caller, String id) {
        fhir.tellStaff(caller, NOTICES + "/" + FhirClient.encode(id) + "/end", JsonValue.EMPTY_JSON_OBJECT);
    }

    private List<Notice> told(Node answer) {
        List<Node> notices = answer.items("parameter")
                .filter(each -> each.is("name", "notice"))
                .toList();
        Map<String, String> names = names(notices.stream()
                .anyMatch(each -> each.part("company").text("valueCode").isPresent()));
        return notices.stream().map(each -> told(each, names)).toList();
    }

    private static Notice told(Node notice, Map<String, String> names) {
        String company = notice.part("company").textOr("valueCode", "");
        return new Notice(
                notice.part("id").text("valueString").orElseThrow(NoticeClient::unreadable),
                notice.part("kind").text("valueCode").orElseThrow(NoticeClient::unreadable),
                company,
                name(names, company),
                notice.part("from").date("valueDate").orElseThrow(NoticeClient::unreadable),
                notice.part("to").date("valueDate"),
                notice.part("en").text("valueString").orElseThrow(NoticeClient::unreadable),
                notice.part("es").text("valueString").orElseThrow(NoticeClient::unreadable),
                notice.part("written").instant("valueInstant"),
                notice.part("ended").instant("valueInstant"));
    }

    /** Names of groups by their ids. A register that cannot be read hides no notice. */
    private Map<String, String> names(boolean needed) {
        if (!needed) {
            return Map.of();
        }
        return PageSection.of(register::recipients).value().orElse(Map.of()).values().stream()
                .collect(Collectors.toUnmodifiableMap(RegisterEntry::slug, RegisterEntry::name));
    }

    private static String name(Map<String, String> names, String company) {
        return names.getOrDefault(company, company);
    }

    private static FhirProblem.Away unreadable() {
        return new FhirProblem.Away("an answer about notices cannot be read", false);
    }
}

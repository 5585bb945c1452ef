// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.company;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.FhirClient;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.Node;
import org.consentry.portal.fhir.company.RegisteredCompany.Draft;
import org.consentry.portal.fhir.company.RegisteredCompany.Hands;
import org.consentry.portal.fhir.company.RegisteredCompany.Step;
import org.consentry.portal.fhir.company.RegisteredCompany.Version;
import org.consentry.portal.fhir.register.RegisterEntry;

/** Reads and changes the register of groups at the server's door for staff. */
@Singleton
public class CompanyDeskClient {

    private static final String COMPANIES = "companies";

    private final FhirClient fhir;

    @Inject
    public CompanyDeskClient(FhirClient fhir) {
        this.fhir = fhir;
    }

    /** All groups and drafts of new ones. A missing list is a failure: an empty page would say that there is none. */
    public List<RegisteredCompany> all(FhirCaller caller) {
        Node answer = Node.of(fhir.readStaff(caller, COMPANIES));
        if (answer.at(COMPANIES).value().getValueType() != JsonValue.ValueType.ARRAY) {
            throw new FhirProblem.Away("an answer about the register of companies cannot be read", false);
        }
        return answer.items(COMPANIES).map(CompanyDeskClient::company).toList();
    }

    /** One group with its versions. */
    public RegisteredCompany company(FhirCaller caller, String slug) {
        return company(Node.of(fhir.readStaff(caller, path(slug))));
    }

    /**
     * Saves the caller's draft.
     *
     * @param base the version in force that the caller saw; empty for a new group
     */
    public void save(FhirCaller caller, Optional<Integer> base, RegisterEntry facts) {
        JsonObjectBuilder texts = Json.createObjectBuilder();
        new TreeMap<>(facts.facts()).forEach(texts::add);
        JsonObjectBuilder said = Json.createObjectBuilder()
                .add("name", facts.name())
                .add("kind", facts.kind())
                .add("country", facts.country())
                .add("state", facts.region())
                .add("facts", texts)
                .add("purposes", Json.createArrayBuilder(facts.purposes()))
                .add("checked-on", facts.checkedOn().map(Object::toString).orElse(""));
        base.ifPresent(version -> said.add("base", version));
        fhir.tellStaff(caller, path(facts.slug()) + "/draft", said.build());
    }

    /** What can be done with something that is open. */
    public enum Act {
        SEND("draft/review"),
        SEND_BACK("draft/return"),
        PUBLISH("draft/publication"),
        DROP("draft/rejection"),
        CONFIRM("resumption/approval"),
        DROP_RESUME("resumption/rejection");

        private final String path;

        Act(String path) {
            this.path = path;
        }
    }

    /**
     * Does something with what is open.
     *
     * @param seen number of the step that the caller saw
     * @param why the reason; empty where none is needed
     */
    public void act(FhirCaller caller, String slug, Act act, String seen, String why) {
        JsonObject said = Json.createObjectBuilder()
                .add("seen", Long.parseLong(seen))
                .add("why", why)
                .build();
        fhir.tellStaff(caller, path(slug) + "/" + act.path, said);
    }

    /** Stops all that goes to a group, at once. */
    public void pause(FhirCaller caller, String slug, String why) {
        because(caller, slug, "pause", why);
    }

    /** Asks to let scans go there again. */
    public void askToResume(FhirCaller caller, String slug, String why) {
        because(caller, slug, "resumption", why);
    }

    private void because(FhirCaller caller, String slug, String step, String why) {
        fhir.tellStaff(
                caller,
                path(slug) + "/" + step,
                Json.createObjectBuilder().add("why", why).build());
    }

    private static String path(String slug) {
        return COMPANIES + "/" + FhirClient.encode(slug);
    }

    private static RegisteredCompany company(Node node) {
        String slug = node.textOr("slug", "");
        return new RegisteredCompany(
                slug,
                part(node, "now").map(now -> version(slug, now)),
                part(node, "draft").map(draft -> draft(slug, draft)),
                part(node, "pause").map(CompanyDeskClient::step),
                part(node, "resume").map(CompanyDeskClient::step),
                node.items("versions").map(each -> version(slug, each)).toList());
    }

    private static Optional<Node> part(Node node, String name) {
        return Optional.of(node.at(name)).filter(found -> found.value().getValueType() == JsonValue.ValueType.OBJECT);
    }

    private static Version version(String slug, Node node) {
        return new Version(
                facts(slug, node, node.isTrue("active")),
                node.integer("version"),
                node.instant("at"),
                node.text("cause")
                        .map(cause -> new Hands(cause, node.textOr("writer", ""), node.textOr("second", ""))));
    }

    private static Draft draft(String slug, Node node) {
        Stream<String> faults = node.items("faults").map(fault -> fault.textOr("fact", ""));
        Stream<String> stale = node.isTrue("stale") ? Stream.of(Draft.STALE) : Stream.of();
        return new Draft(
                step(node),
                facts(slug, node.at("facts"), true),
                Stream.concat(stale, faults).toList());
    }

    private static Step step(Node node) {
        return new Step(
                node.textOr("seen", ""),
                node.textOr("state", ""),
                node.textOr("writer", ""),
                node.isTrue("mine"),
                node.textOr("actor", ""),
                node.instant("at"),
                node.textOr("why", ""));
    }

    private static RegisterEntry facts(String slug, Node node, boolean active) {
        Map<String, String> texts = new HashMap<>();
        JsonValue facts = node.at("facts").value();
        if (facts.getValueType() == JsonValue.ValueType.OBJECT) {
            facts.asJsonObject()
                    .keySet()
                    .forEach(key -> node.at("facts").text(key).ifPresent(text -> texts.put(key, text)));
        }
        return new RegisterEntry(
                slug,
                node.textOr("name", ""),
                node.textOr("kind", ""),
                node.textOr("country", ""),
                node.textOr("state", ""),
                active,
                texts,
                node.items("purposes")
                        .flatMap(purpose -> purpose.text().stream())
                        .toList(),
                node.date("checked-on"));
    }
}

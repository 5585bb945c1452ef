// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.register;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consentry.portal.fhir.Fhir;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.FhirClient;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.Node;

/** Reads the public register of recipients and their AI products, without a sign-in. */
@Singleton
public class RegisterClient {

    private static final String KIND = Fhir.OURS + "recipient-kind";
    private static final String FACT = Fhir.EXTENSION + "recipient-";

    private static final int MOST_ABOVE = 20;

    private final FhirClient fhir;

    @Inject
    public RegisterClient(FhirClient fhir) {
        this.fhir = fhir;
    }

    /** All recipients by their slug, in order of their names. */
    public Map<String, RegisterEntry> recipients() {
        var recipients = new LinkedHashMap<String, RegisterEntry>();
        GroupsAbove.of(fhir.search(FhirCaller.NOBODY, "Organization", "", Optional::of)).stream()
                .filter(entry -> !entry.kind().isEmpty())
                .sorted(Comparator.comparing(RegisterEntry::name))
                .forEach(entry -> recipients.put(entry.slug(), entry));
        return recipients;
    }

    public RegisterEntry recipient(String slug) {
        List<Node> itAndAbove = new ArrayList<>();
        Optional<String> next = Optional.of(slug);
        while (next.isPresent() && itAndAbove.size() < MOST_ABOVE) {
            Node organization = Node.of(fhir.read(FhirCaller.NOBODY, "Organization/" + FhirClient.encode(next.get())));
            itAndAbove.add(organization);
            next = GroupsAbove.above(organization);
        }
        RegisterEntry found = GroupsAbove.of(itAndAbove).getFirst();
        if (found.kind().isEmpty()) {
            throw new FhirProblem.NotThere();
        }
        return found;
    }

    public List<Product> products(String slug) {
        return fhir.search(
                FhirCaller.NOBODY,
                "Device",
                "organization=Organization/" + FhirClient.encode(slug),
                RegisterClient::product);
    }

    /** How many scans a group got so far. */
    public SharedCount shared(String slug) {
        Node answer = Node.of(fhir.read(FhirCaller.NOBODY, "Organization/" + FhirClient.encode(slug) + "/$shared"));
        String about = parameter(answer, "about").textOr("valueDecimal", "0");
        try {
            return new SharedCount(
                    parameter(answer, "scans").textOr("valueCode", ""),
                    Long.parseLong(about),
                    parameter(answer, "name").textOr("valueCode", "unknown"));
        } catch (IllegalArgumentException unreadable) {
            throw new FhirProblem.Away("how many scans a group got cannot be read", false);
        }
    }

    private static Node parameter(Node answer, String name) {
        return answer.one("parameter", parameter -> parameter.is("name", name));
    }

    private static Optional<Product> product(Node device) {
        String name = device.first("deviceName").textOr("name", "");
        return name.isEmpty()
                ? Optional.empty()
                : Optional.of(new Product(
                        name,
                        device.first("version").textOr("value", ""),
                        device.at("type").textOr("text", "")));
    }

    static RegisterEntry recipient(Node organization) {
        var facts = new HashMap<String, String>();
        organization
                .items("extension")
                .forEach(e -> e.text("url")
                        .filter(url -> url.startsWith(FACT))
                        .ifPresent(url -> e.text("valueString")
                                .or(() -> e.text("valueDate"))
                                .ifPresent(value -> facts.put(url.substring(FACT.length()), value))));
        organization
                .extension(FACT + "region")
                .extension("term")
                .text("valueCode")
                .ifPresent(term -> facts.put("region", term));
        return new RegisterEntry(
                organization.textOr("id", ""),
                organization.textOr("name", ""),
                kind(organization),
                organization.first("address").textOr("country", ""),
                organization.first("address").textOr("state", ""),
                !"false".equals(organization.at("active").value().toString()),
                facts,
                organization
                        .items("extension")
                        .filter(e -> e.is("url", FACT + "purpose"))
                        .flatMap(e -> e.text("valueCode").stream())
                        .toList(),
                organization.extension(FACT + "checked-on").date("valueDate"));
    }

    private static String kind(Node organization) {
        return organization
                .items("type")
                .flatMap(t -> t.items("coding"))
                .filter(c -> c.is("system", KIND))
                .findFirst()
                .map(c -> c.textOr("code", ""))
                .orElse("");
    }
}

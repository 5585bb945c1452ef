// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.terms;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consentry.policy.Code;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/** Finds the topic of a Consent. Of one patient's Consents on a topic only the newest counts. */
public final class Topics {
    /** System of the topic; a patient has one Consent for each. */
    public static final String TOPIC = "https://consentry.org/fhir/consent-topic";
    /** System of a form's key, which tells a form posted twice from two choices. */
    public static final String FORM_KEY = "https://consentry.org/fhir/idempotency-key";

    private static final String POLICIES = "http://terminology.hl7.org/CodeSystem/consentpolicycodes";
    private static final Set<String> RECEIVING = Set.of("IRCP", "PRCP");
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/-]{0,127}");
    private static final Pattern VERSION = Pattern.compile("/(v?[0-9]+(\\.[0-9]+)*|[0-9a-f]{8,}|[0-9]{4}-[0-9-]+)$");

    private Topics() {}

    /** Values of the topic's own identifier. Several values contradict each other. */
    public static List<String> portalTopics(Consent consent) {
        return identifiers(consent, TOPIC);
    }

    /** Whether this text may name a topic. */
    public static boolean isTopic(String value) {
        return FORM.matcher(value).matches();
    }

    /** Keys of the form that the Consent came from. */
    public static List<String> formKeys(Consent consent) {
        return identifiers(consent, FORM_KEY);
    }

    /**
     * The topic: the one it names, else its business identifier, else the family of its policies with its grantees.
     * Empty if it has none of them; then the Consent stands for itself.
     */
    public static Optional<String> key(Consent consent) {
        return portalTopics(consent).stream()
                .sorted()
                .findFirst()
                .or(() -> identifier(consent))
                .or(() -> family(consent));
    }

    private static Optional<String> identifier(Consent consent) {
        return consent.getIdentifier().stream()
                .filter(identifier -> identifier.hasValue() && !FORM_KEY.equals(identifier.getSystem()))
                .map(identifier -> "identifier:" + token(identifier))
                .sorted()
                .findFirst();
    }

    private static Optional<String> family(Consent consent) {
        Stream<String> texts = consent.getPolicy().stream()
                .filter(Consent.ConsentPolicyComponent::hasUri)
                .map(policy -> family(policy.getUri()));
        Stream<String> named = CodesMapping.codes(consent.getPolicyRule())
                .filter(code -> code.system().equals(POLICIES))
                .map(Code::code);
        String policies = Stream.concat(texts, named).sorted().distinct().collect(Collectors.joining(" "));
        String grantees = consent.getProvision().getActor().stream()
                .filter(actor -> receives(actor.getRole()))
                .map(actor -> party(actor.getReference()))
                .sorted()
                .collect(Collectors.joining(" "));
        return policies.isEmpty() ? Optional.empty() : Optional.of("policy:" + policies + " " + grantees);
    }

    /** The policy's address without the part that tells its versions apart. */
    static String family(String uri) {
        String plain = uri.replaceFirst("[|?#].*$", "");
        return VERSION.matcher(plain).replaceFirst("");
    }

    private static boolean receives(CodeableConcept role) {
        return role.isEmpty() || role.getCoding().stream().map(Coding::getCode).anyMatch(RECEIVING::contains);
    }

    private static String party(Reference reference) {
        return reference.hasReference() ? reference.getReference() : token(reference.getIdentifier());
    }

    private static String token(Identifier identifier) {
        return (identifier.hasSystem() ? identifier.getSystem() : "") + "|" + identifier.getValue();
    }

    private static List<String> identifiers(Consent consent, String system) {
        return consent.getIdentifier().stream()
                .filter(identifier -> system.equals(identifier.getSystem()) && identifier.hasValue())
                .map(Identifier::getValue)
                .toList();
    }
}

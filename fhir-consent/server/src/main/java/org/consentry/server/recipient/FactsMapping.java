// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.recipient;

import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.consentry.server.recipient.change.CompanyFacts;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * Reads the facts that staff write from an Organization, and writes them onto one. Everything else there stays:
 * classes, the part of the body with its approvers, purposes of other code systems, what it is a part of, and whether
 * it is active.
 */
final class FactsMapping {
    private static final String FACT = "https://consentry.org/fhir/StructureDefinition/recipient-";
    private static final String PURPOSE = FACT + "purpose";
    private static final String CHECKED = "checked-on";
    private static final String ENDED = "ended-on";

    private FactsMapping() {}

    /** The facts of an entry. */
    static CompanyFacts facts(Organization organization) {
        TreeMap<String, String> texts = new TreeMap<>();
        CompanyFacts.TEXTS.forEach(key -> texts.put(key, text(organization, key)));
        Address where = organization.hasAddress() ? organization.getAddress().get(0) : new Address();
        return new CompanyFacts(
                Objects.toString(organization.getName(), ""),
                OrganizationMapping.kind(organization),
                Objects.toString(where.getCountry(), ""),
                Objects.toString(where.getState(), ""),
                texts,
                purposes(organization),
                text(organization, CHECKED));
    }

    /** The entry with these facts. Without a day on which it ended it is as active as before; with one it is not. */
    static Organization with(@Nullable Organization before, String slug, CompanyFacts facts) {
        CompanyFacts had = before == null ? null : facts(before);
        Organization after = before == null ? empty(slug) : before.copy();
        after.setName(facts.name());
        if (had == null || !had.kind().equals(facts.kind())) {
            kind(after, facts.kind());
        }
        after.getAddressFirstRep()
                .setCountry(facts.country())
                .setState(facts.state().isEmpty() ? null : facts.state());
        CompanyFacts.TEXTS.forEach(key -> text(after, key, facts.text(key)));
        text(after, CHECKED, facts.checkedOn());
        if (had == null || !had.purposes().equals(facts.purposes())) {
            purposes(after, facts.purposes());
        }
        if (!facts.text(ENDED).isEmpty()) {
            after.setActive(false);
        }
        return after;
    }

    private static Organization empty(String slug) {
        Organization organization = new Organization();
        organization.setId(slug);
        return organization
                .setActive(true)
                .addIdentifier(new Identifier()
                        .setSystem(OrganizationMapping.RECIPIENT)
                        .setValue(slug));
    }

    private static String text(Organization organization, String key) {
        Extension found = organization.getExtensionByUrl(FACT + key);
        Type value = found == null ? null : found.getValue();
        return value == null ? "" : Objects.toString(value.primitiveValue(), "");
    }

    private static void text(Organization organization, String key, String value) {
        if (text(organization, key).equals(value)) {
            return;
        }
        organization.getExtension().removeIf(extension -> (FACT + key).equals(extension.getUrl()));
        if (!value.isEmpty()) {
            boolean day = key.equals(CHECKED) || CompanyFacts.DAYS.contains(key);
            organization.addExtension(FACT + key, day ? new DateType(value) : new StringType(value));
        }
    }

    private static void kind(Organization organization, String kind) {
        organization
                .getType()
                .forEach(type ->
                        type.getCoding().removeIf(coding -> OrganizationMapping.KIND.equals(coding.getSystem())));
        organization.getType().removeIf(CodeableConcept::isEmpty);
        organization.addType(new CodeableConcept().addCoding(new Coding(OrganizationMapping.KIND, kind, null)));
    }

    private static List<String> purposes(Organization organization) {
        return organization.getExtensionsByUrl(PURPOSE).stream()
                .filter(FactsMapping::isCode)
                .map(extension -> Objects.toString(extension.getValue().primitiveValue(), ""))
                .toList();
    }

    private static void purposes(Organization organization, List<String> codes) {
        organization.getExtension().removeIf(extension -> PURPOSE.equals(extension.getUrl()) && isCode(extension));
        codes.forEach(code -> organization.addExtension(PURPOSE, new CodeType(code)));
    }

    private static boolean isCode(Extension purpose) {
        return purpose.getValue() != null && purpose.getValue().isPrimitive();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.terms;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.consentry.policy.RecipientId;
import org.consentry.policy.StudyUid;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.RelatedPerson;

/** A hospital's register in memory: Northlight and its ChestReader, a class of companies, a scan, and who is who. */
public final class Register implements ReferencesMapping {
    public static final RecipientId NORTHLIGHT = new RecipientId("northlight");
    static final RecipientId CHEST_READER = new RecipientId("chest-reader");
    static final RecipientId COMMERCIAL_AI = new RecipientId("class:commercial-ai");
    static final StudyUid CHEST = new StudyUid("1.2.840.1");

    private final Map<String, Group> groups = new HashMap<>();

    Register with(Group group) {
        groups.put(group.getIdElement().getIdPart(), group);
        return this;
    }

    @Override
    public Optional<RecipientId> organization(String id) {
        return switch (id) {
            case "northlight" -> Optional.of(NORTHLIGHT);
            case "all-commercial-ai" -> Optional.of(COMMERCIAL_AI);
            default -> Optional.empty();
        };
    }

    @Override
    public Optional<RecipientId> device(String id) {
        return Optional.of(id).filter("chest-reader"::equals).map(RecipientId::new);
    }

    @Override
    public Set<RecipientId> identified(String system, String value) {
        return switch (system + "|" + value) {
            case "urn:iso:std:iso:17442|LEI-NORTHLIGHT" -> Set.of(NORTHLIGHT);
            case "urn:udi|CHEST-READER" -> Set.of(CHEST_READER);
            case "urn:x|shared" -> Set.of(NORTHLIGHT, new RecipientId("meridian"));
            default -> Set.of();
        };
    }

    @Override
    public Optional<Group> group(String id) {
        return Optional.ofNullable(groups.get(id));
    }

    @Override
    public Optional<StudyUid> study(String id) {
        return Optional.of(id).filter("chest"::equals).map(found -> CHEST);
    }

    @Override
    public boolean isPatient(String id) {
        return Set.of("anna", "anna-before").contains(id);
    }

    @Override
    public Optional<RelatedPerson> relatedPerson(String id) {
        return switch (id) {
            case "peter" -> Optional.of(new RelatedPerson().setActive(true));
            case "no-longer" -> Optional.of(new RelatedPerson().setActive(false));
            default -> Optional.empty();
        };
    }

    @Override
    public boolean isHere(String type, String id) {
        return "Practitioner".equals(type) && "grey".equals(id);
    }
}

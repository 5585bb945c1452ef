// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.question;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import org.consentry.server.fhir.body.FhirBodies;
import org.consentry.server.fhir.person.PatientContacts;
import org.consentry.server.storage.ResourceKey;
import org.consentry.server.storage.ResourceStore;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Identifier;

/** Reads what the inbox shows of a question besides its place on the list: number, first words, language. */
@Singleton
public class InboxTexts {
    private static final int SHOWN = 80;

    private final ResourceStore store;
    private final FhirBodies bodies;
    private final PatientContacts people;

    /** Takes its collaborators. */
    @Inject
    public InboxTexts(ResourceStore store, FhirBodies bodies, PatientContacts people) {
        this.store = store;
        this.bodies = bodies;
        this.people = people;
    }

    /** The Communication that a conversation began with; empty if this id is none. */
    Optional<Communication> root(String id) {
        return read(id).filter(found -> !found.hasPartOf() && !found.hasInResponseTo());
    }

    /** The number that people say for a conversation; empty if it has none. */
    String number(String conversation) {
        return read(conversation)
                .flatMap(found -> found.getIdentifier().stream()
                        .filter(identifier -> QuestionNumbers.SYSTEM.equals(identifier.getSystem()))
                        .map(Identifier::getValue)
                        .findFirst())
                .orElse("");
    }

    /** The first words of a question, in one line. */
    String begins(String question) {
        String text = read(question)
                .map(found -> found.getPayloadFirstRep().getContentStringType().getValueNotNull())
                .orElse("")
                .replaceAll("\\s+", " ");
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN).strip() + "\u2026";
    }

    /** The language that the record has for a patient, such as {@code es}; empty if it has none. */
    String language(String patient) {
        return people.spoken(patient).map(Locale::toLanguageTag).orElse("");
    }

    private Optional<Communication> read(String id) {
        return ResourceKey.isId(id)
                ? store.read(new ResourceKey("Communication", id))
                        .map(stored -> bodies.resource(Communication.class, stored))
                : Optional.empty();
    }
}

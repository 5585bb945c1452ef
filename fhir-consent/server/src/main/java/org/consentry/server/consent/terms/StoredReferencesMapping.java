// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.terms;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consentry.policy.RecipientId;
import org.consentry.policy.StudyUid;
import org.consentry.server.fhir.body.FhirBodies;
import org.consentry.server.storage.Criterion;
import org.consentry.server.storage.ResourceKey;
import org.consentry.server.storage.ResourceStore;
import org.consentry.server.storage.SearchSpec;
import org.consentry.server.storage.StoredVersion;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;

/**
 * Resolves the references of one patient's Consents from stored resources.
 *
 * @param store where to look
 * @param bodies how to read what is found
 * @param patients logical ids of the patient whose Consents they are, and of linked records: a Consent can name only
 *     the patient's own scans
 */
public record StoredReferencesMapping(ResourceStore store, FhirBodies bodies, Set<String> patients)
        implements ReferencesMapping {
    private static final String IDENTIFIER = "identifier";

    @Override
    public Optional<RecipientId> organization(String id) {
        // The register files every recipient under its own logical id; a placeholder stands for its class.
        return found("Organization", id)
                .map(stored -> store.indexed(stored.key(), IDENTIFIER).stream()
                        .filter(term -> RecipientsMapping.isActorClass(term.system()))
                        .findFirst()
                        .map(term -> RecipientsMapping.actorClass(String.valueOf(term.value())))
                        .orElseGet(() -> new RecipientId(id)));
    }

    @Override
    public Optional<RecipientId> device(String id) {
        return found("Device", id).map(stored -> new RecipientId(stored.key().id()));
    }

    @Override
    public Set<RecipientId> identified(String system, String value) {
        List<Criterion.Term> wanted = List.of(new Criterion.Term(system, value));
        Stream<RecipientId> organizations = store.all(
                        SearchSpec.of("Organization").with(new Criterion.AnyOf(IDENTIFIER, wanted)))
                .flatMap(stored -> organization(stored.key().id()).stream());
        Stream<RecipientId> devices = store.all(SearchSpec.of("Device").with(new Criterion.AnyOf(IDENTIFIER, wanted)))
                .map(stored -> new RecipientId(stored.key().id()));
        return Stream.concat(organizations, devices).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Optional<Group> group(String id) {
        return resource(Group.class, id);
    }

    @Override
    public Optional<StudyUid> study(String id) {
        return found("ImagingStudy", id)
                .filter(stored -> stored.patient() != null && patients.contains(stored.patient()))
                .flatMap(stored -> store.indexed(stored.key(), IDENTIFIER).stream()
                        .flatMap(term -> DataMapping.uid(term.value()).stream())
                        .findFirst());
    }

    @Override
    public boolean isPatient(String id) {
        return patients.contains(id);
    }

    @Override
    public Optional<RelatedPerson> relatedPerson(String id) {
        return found("RelatedPerson", id)
                .filter(stored -> stored.patient() != null && patients.contains(stored.patient()))
                .map(stored -> bodies.resource(RelatedPerson.class, stored));
    }

    @Override
    public boolean isHere(String type, String id) {
        return found(type, id).isPresent();
    }

    private <T extends Resource> Optional<T> resource(Class<T> type, String id) {
        return found(type.getSimpleName(), id).map(stored -> bodies.resource(type, stored));
    }

    private Optional<StoredVersion> found(String type, String id) {
        return ResourceKey.isId(id) ? store.read(new ResourceKey(type, id)) : Optional.empty();
    }
}

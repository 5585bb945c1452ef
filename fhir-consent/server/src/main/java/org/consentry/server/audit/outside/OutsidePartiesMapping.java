// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.outside;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.consentry.server.access.answer.Complaints;
import org.consentry.server.audit.event.OutsideDisclosure;
import org.consentry.server.audit.report.PartyLookup;
import org.consentry.server.fhir.body.FhirBodies;
import org.consentry.server.storage.StoredVersion;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventEntityComponent;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;

/**
 * Finds the resources that an outside system refers to, by an id of this server or by a business identifier. It takes
 * no reference to another server's resource, even if the ids are alike.
 */
@Singleton
public class OutsidePartiesMapping {
    private static final String CONSENT = "Parameters.parameter.where(name='consent').value";
    private static final String BALP_ENTITY = "https://profiles.ihe.net/ITI/BALP/CodeSystem/BasicAuditEntityType";

    private final PartyLookup lookup;
    private final FhirBodies bodies;

    /** Takes what finds resources and the codec of bodies. */
    @Inject
    public OutsidePartiesMapping(PartyLookup lookup, FhirBodies bodies) {
        this.lookup = lookup;
        this.bodies = bodies;
    }

    /** What an entity of an event is. */
    enum Kind {
        /** The patient it is about. */
        PATIENT,
        /** A scan. */
        SCAN,
        /** Something else that was disclosed. */
        OTHER,
        /** Something that was not disclosed: a Consent, a token, the id of a request. */
        NONE
    }

    /**
     * Whose data it was, and what allowed the release.
     *
     * @param patient logical id
     * @param ground the Consent that was cited, or the regimes
     */
    record Agreed(String patient, OutsideDisclosure.Ground ground) {}

    static Kind kind(AuditEventEntityComponent entity) {
        Reference what = entity.getWhat();
        String type = Objects.requireNonNullElse(
                local(what).map(IdType::getResourceType).orElse(what.getType()), "");
        if ("Patient".equals(type) || "1".equals(entity.getType().getCode())) {
            return Kind.PATIENT;
        }
        if ("ImagingStudy".equals(type)
                || "urn:dicom:uid".equals(what.getIdentifier().getSystem())) {
            return Kind.SCAN;
        }
        boolean technical = BALP_ENTITY.equals(entity.getType().getSystem());
        return "Consent".equals(type) || "Consent".equals(entity.getType().getCode()) || technical
                ? Kind.NONE
                : Kind.OTHER;
    }

    /** The recipient in the register. */
    Optional<StoredVersion> organization(Reference who, String at, Complaints complaints) {
        Optional<StoredVersion> found = find(who, "Organization");
        if (found.isEmpty()) {
            complaints.add(at, "an Organization that is registered here", "another");
        }
        return found;
    }

    /** The name of a party: from the register, else as it was sent. */
    String name(Reference who) {
        return find(who, "Organization")
                .map(found -> Objects.requireNonNullElse(PartyLookup.name(found.body()), ""))
                .or(() -> Stream.of(who.getDisplay(), who.getIdentifier().getValue())
                        .filter(Objects::nonNull)
                        .findFirst())
                .orElse("");
    }

    /**
     * The Consent that is cited, in the version named, else in the version that was current at the time of the
     * disclosure.
     */
    Optional<Agreed> agreed(Reference reference, Instant at, Complaints complaints) {
        Optional<IdType> named = local(reference).filter(IdType::hasVersionIdPart);
        Optional<StoredVersion> found = named.isPresent()
                ? named.filter(IdType::isVersionIdPartValidLong)
                        .flatMap(id -> lookup.version("Consent", id.getIdPart(), version(id)))
                : find(reference, "Consent").map(current -> lookup.then(current.key(), at));
        if (found.isEmpty()) {
            complaints.add(CONSENT, "a Consent that is here", "another");
        }
        return found.map(version -> {
            Consent consent = bodies.resource(Consent.class, version);
            boolean permits = consent.getStatus() == Consent.ConsentState.ACTIVE
                    && consent.getProvision().getType() == Consent.ConsentProvisionType.PERMIT;
            return new Agreed(
                    Objects.requireNonNull(version.patient()),
                    new OutsideDisclosure.Ground(
                            new OutsideDisclosure.Cited(
                                    version.key().reference() + "/_history/" + version.version(), permits),
                            List.of()));
        });
    }

    /** The one patient whom the event names, where no Consent was needed. */
    Optional<Agreed> withoutConsent(AuditEvent event, List<String> regimes, String at, Complaints complaints) {
        List<String> named = event.getEntity().stream()
                .filter(entity -> kind(entity) == Kind.PATIENT)
                .flatMap(entity -> find(entity.getWhat(), "Patient").stream())
                .map(found -> found.key().id())
                .distinct()
                .toList();
        if (named.size() != 1) {
            complaints.add(
                    at, "one Patient who is here, or the parameter consent", named.isEmpty() ? "none" : "several");
            return Optional.empty();
        }
        return Optional.of(new Agreed(named.get(0), new OutsideDisclosure.Ground(null, regimes)));
    }

    /** Complains unless this is the patient whom the disclosure is about. */
    void same(Reference who, String patient, String at, Complaints complaints) {
        if (find(who, "Patient")
                .filter(found -> lookup.isSame(found.key().id(), patient))
                .isEmpty()) {
            complaints.add(at, "the Patient whom it is about", "another");
        }
    }

    /** The patient's scan. */
    Optional<String> study(Reference what, String patient, String at, Complaints complaints) {
        Optional<String> found = find(what, "ImagingStudy")
                .filter(study -> study.patient() != null && lookup.isSame(study.patient(), patient))
                .map(study -> study.key().id());
        if (found.isEmpty()) {
            complaints.add(at, "an ImagingStudy that is here, of the patient whom it is about", "another");
        }
        return found;
    }

    private Optional<StoredVersion> find(Reference reference, String type) {
        Optional<IdType> id = local(reference);
        if (id.isPresent()) {
            return id.filter(known -> type.equals(known.getResourceType()))
                    .flatMap(known -> lookup.byId(type, known.getIdPart()));
        }
        return reference.getIdentifier().hasSystem()
                        && reference.getIdentifier().hasValue()
                ? lookup.only(
                        type,
                        reference.getIdentifier().getSystem(),
                        reference.getIdentifier().getValue())
                : Optional.empty();
    }

    private static Optional<IdType> local(Reference reference) {
        return Optional.of(new IdType(reference.getReference()))
                .filter(id -> id.hasResourceType() && id.hasIdPart() && !id.isAbsolute());
    }

    private static int version(IdType id) {
        long version = id.getVersionIdPartAsLong();
        return version > Integer.MAX_VALUE ? 0 : (int) version;
    }
}

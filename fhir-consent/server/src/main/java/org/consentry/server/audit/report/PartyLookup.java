// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.report;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonArray;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.consentry.policy.PatientId;
import org.consentry.policy.Reason;
import org.consentry.policy.RecipientId;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.Json;
import org.consentry.server.audit.event.ResolvedParties;
import org.consentry.server.feed.FactStore;
import org.consentry.server.fhir.person.LinkedPatients;
import org.consentry.server.fhir.person.PatientIdentities;
import org.consentry.server.storage.Criterion;
import org.consentry.server.storage.ResourceBatchStore;
import org.consentry.server.storage.ResourceBatchStore.Owned;
import org.consentry.server.storage.ResourceKey;
import org.consentry.server.storage.ResourceStore;
import org.consentry.server.storage.SearchSpec;
import org.consentry.server.storage.StoredVersion;
import org.jspecify.annotations.Nullable;

/** Finds the resources that a report's identifiers stand for. */
@Singleton
public class PartyLookup {
    private final ResourceStore store;
    private final ResourceBatchStore many;
    private final LinkedPatients people;
    private final PatientIdentities identities;
    private final FactStore facts;

    /** Takes its collaborators. */
    @Inject
    public PartyLookup(
            ResourceStore store,
            ResourceBatchStore many,
            LinkedPatients people,
            PatientIdentities identities,
            FactStore facts) {
        this.store = store;
        this.many = many;
        this.people = people;
        this.identities = identities;
        this.facts = facts;
    }

    /** Whether two records belong to one person now. */
    public boolean isSame(String one, String other) {
        return one.equals(other) || people.merged(one).contains(other);
    }

    /** Begins a batch for these reports, in which each patient, scan and recipient is looked up once. */
    Batch batch(List<DisclosureReport> reports) {
        return new Batch(reports);
    }

    /** What was found for the reports of one batch. Not thread-safe. */
    final class Batch {
        private final Map<Criterion.Term, Owned> patients;
        private final Map<Criterion.Term, Owned> studies;
        private final Map<RecipientId, Optional<Named>> names = new HashMap<>();

        private Batch(List<DisclosureReport> reports) {
            this.patients = many.identified("Patient", asked(reports, DisclosureReport::patient, PartyLookup::number));
            this.studies = many.identified("ImagingStudy", asked(reports, DisclosureReport::study, PartyLookup::uid));
        }

        /**
         * Finds whom a report is about. If the scan's patient and the named patient differ, the event is nobody's:
         * neither may see what could be the other's. If they were one person when the agent decided, the event is the
         * scan's patient's. It stays so when the merge ends.
         */
        ResolvedParties of(DisclosureReport report) {
            PatientId named = report.patient();
            StudyUid scan = report.study();
            Optional<Owned> study =
                    Optional.ofNullable(scan).map(PartyLookup::uid).map(studies::get);
            Optional<String> owner = study.map(Owned::patient);
            Optional<String> patient = Optional.ofNullable(named)
                    .map(PartyLookup::number)
                    .map(patients::get)
                    .map(Owned::id);
            boolean contradiction = owner.isPresent()
                    && named != null
                    && !owner.equals(patient)
                    && !wereOne(owner.get(), patient, named, report.position());
            boolean unknown = (named != null && patient.isEmpty()) || (scan != null && study.isEmpty());
            Named of = recipient(report.recipient());
            // A hold that the patient must not know of is told to staff only.
            boolean withheld = report.reason() == Reason.LEGAL_HOLD;
            return new ResolvedParties(
                    contradiction || withheld ? null : owner.or(() -> patient).orElse(null),
                    study.map(Owned::id).orElse(null),
                    Optional.ofNullable(of).map(Named::name).orElse(null),
                    contradiction || unknown || (named == null && scan == null && report.act() == null),
                    of == null ? "Organization" : of.type());
        }

        /** Whether both records are one person now, or were at the position of the feed at which the agent decided. */
        private boolean wereOne(String owner, Optional<String> patient, PatientId named, long position) {
            boolean are = patient.filter(other -> isSame(owner, other)).isPresent();
            return are
                    || identities
                            .of(owner)
                            .filter(number -> facts.current(number, position).equals(facts.current(named, position)))
                            .isPresent();
        }

        private @Nullable Named recipient(RecipientId recipient) {
            return names.computeIfAbsent(recipient, PartyLookup.this::nameOf).orElse(null);
        }
    }

    private static <T> Set<Criterion.Term> asked(
            List<DisclosureReport> reports,
            Function<DisclosureReport, @Nullable T> part,
            Function<T, Criterion.Term> identifier) {
        return reports.stream()
                .map(part)
                .filter(Objects::nonNull)
                .map(identifier)
                .collect(Collectors.toSet());
    }

    private static Criterion.Term number(PatientId patient) {
        return new Criterion.Term(patient.authority(), patient.value());
    }

    private static Criterion.Term uid(StudyUid study) {
        return new Criterion.Term("urn:dicom:uid", "urn:oid:" + study.value());
    }

    /** The current version of this resource. */
    public Optional<StoredVersion> byId(String type, String id) {
        return ResourceKey.isId(id) ? store.read(new ResourceKey(type, id)) : Optional.empty();
    }

    /** The version of a resource that was current at that time; its first version if the resource is younger. */
    public StoredVersion then(ResourceKey key, Instant at) {
        return store.history(key)
                .filter(version -> !version.recordedAt().isAfter(at))
                .findFirst()
                .or(() -> store.version(key, 1))
                .orElseThrow();
    }

    /** A certain version of a resource. */
    public Optional<StoredVersion> version(String type, String id, int version) {
        return ResourceKey.isId(id) ? store.version(new ResourceKey(type, id), version) : Optional.empty();
    }

    /** The only resource with this identifier; empty if there are several. */
    public Optional<StoredVersion> only(String type, String system, String value) {
        List<StoredVersion> found = store.search(SearchSpec.of(type)
                        .with(new Criterion.AnyOf("identifier", List.of(new Criterion.Term(system, value)))))
                .rows();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** A recipient in the register: its type, and its name if it has one. */
    private record Named(String type, @Nullable String name) {}

    private Optional<Named> nameOf(RecipientId recipient) {
        return byId("Organization", recipient.value())
                .map(found -> new Named("Organization", name(found.body())))
                .or(() ->
                        byId("Device", recipient.value()).map(found -> new Named("Device", deviceName(found.body()))));
    }

    private static @Nullable String deviceName(String device) {
        try (JsonReader reader = Json.createReader(new StringReader(device))) {
            JsonArray names = reader.readObject().getJsonArray("deviceName");
            return names == null || names.isEmpty()
                    ? null
                    : names.getJsonObject(0).getString("name", null);
        }
    }

    public static @Nullable String name(String organization) {
        try (JsonReader reader = Json.createReader(new StringReader(organization))) {
            return reader.readObject().getString("name", null);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.outside;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.consentry.protocol.Json;
import org.consentry.server.audit.outside.OldFault.Kind;
import org.consentry.server.fhir.person.LinkedPatients;
import org.consentry.server.fhir.person.PatientIdentities;
import org.consentry.server.storage.Criterion;
import org.consentry.server.storage.ResourceBatchStore;
import org.consentry.server.storage.ResourceStore;
import org.consentry.server.storage.SearchSpec;
import org.consentry.server.storage.StoredVersion;

/** Finds the scans, patients and recipients that rows of old releases name. */
@Singleton
public class OldParties {
    private final ResourceStore store;
    private final ResourceBatchStore many;
    private final LinkedPatients people;
    private final PatientIdentities identities;

    /** Takes its collaborators. */
    @Inject
    public OldParties(
            ResourceStore store, ResourceBatchStore many, LinkedPatients people, PatientIdentities identities) {
        this.store = store;
        this.many = many;
        this.people = people;
        this.identities = identities;
    }

    /**
     * A scan.
     *
     * @param id logical id of the ImagingStudy
     * @param patient logical id of its patient
     * @param day on which it was made; empty if its record does not tell
     */
    record Scan(String id, String patient, String day) {}

    /**
     * A recipient.
     *
     * @param id logical id of the Organization
     */
    record Group(String id, String name) {}

    /**
     * What was found for a row without faults.
     *
     * @param row the row
     */
    record Matched(OldRow row, Scan scan, Group group) {
        @Override
        public String toString() {
            return "Matched[" + row.number() + "]";
        }
    }

    /**
     * Finds what these rows name. Each fault is told to the consumer; a row with one is left out.
     *
     * @param looked is told the logical ids of all patients whom an answer reveals something about
     */
    List<Matched> match(List<OldRow> rows, Consumer<OldFault> faults, Consumer<String> looked) {
        Map<String, Scan> byUid = scans(
                rows.stream().map(OldRow::uid).filter(uid -> !uid.isEmpty()).collect(Collectors.toSet()));
        Search search = new Search(byUid, groups(), faults, looked);
        List<Matched> matched = new ArrayList<>();
        for (OldRow row : rows) {
            Optional<Group> group = search.group(row);
            Optional<Scan> scan = search.scan(row);
            if (group.isPresent() && scan.isPresent()) {
                matched.add(new Matched(row, scan.get(), group.get()));
            }
        }
        return matched;
    }

    private Map<String, Scan> scans(Set<String> uids) {
        Map<Criterion.Term, ResourceBatchStore.Owned> found = many.identified(
                "ImagingStudy",
                uids.stream()
                        .map(uid -> new Criterion.Term("urn:dicom:uid", "urn:oid:" + uid))
                        .toList());
        Map<String, StoredVersion> bodies = many.current(
                "ImagingStudy",
                found.values().stream().map(ResourceBatchStore.Owned::id).toList());
        Map<String, Scan> scans = new HashMap<>();
        found.forEach((term, owned) -> Optional.ofNullable(bodies.get(owned.id()))
                .flatMap(OldParties::scan)
                .ifPresent(scan -> scans.put(Objects.toString(term.value(), "").replaceFirst("^urn:oid:", ""), scan)));
        return scans;
    }

    private static Optional<Scan> scan(StoredVersion study) {
        String day = json(study).getString("started", "");
        return Optional.ofNullable(study.patient())
                .map(patient -> new Scan(study.key().id(), patient, day.length() < 10 ? "" : day.substring(0, 10)));
    }

    /** Recipients by their id, and by their name in small letters. The register is limited, so it is read whole. */
    private Map<String, List<Group>> groups() {
        Map<String, List<Group>> groups = new HashMap<>();
        store.all(SearchSpec.of("Organization")).forEach(organization -> {
            String id = organization.key().id();
            String name = json(organization).getString("name", id);
            Group group = new Group(id, name);
            groups.computeIfAbsent("id " + id, key -> new ArrayList<>()).add(group);
            groups.computeIfAbsent(called(name), key -> new ArrayList<>()).add(group);
        });
        return groups;
    }

    private static String called(String name) {
        return "name " + name.strip().toLowerCase(Locale.ROOT);
    }

    private static JsonObject json(StoredVersion resource) {
        try (JsonReader reader = Json.createReader(new StringReader(resource.body()))) {
            return reader.readObject();
        }
    }

    /** What was found for one file. */
    private final class Search {
        private final Map<String, Scan> byUid;
        private final Map<String, List<Group>> groups;
        private final Consumer<OldFault> faults;
        private final Consumer<String> looked;
        private final Map<String, Set<String>> patients = new HashMap<>();
        private final Map<String, List<Scan>> ofPatient = new HashMap<>();

        Search(
                Map<String, Scan> byUid,
                Map<String, List<Group>> groups,
                Consumer<OldFault> faults,
                Consumer<String> looked) {
            this.byUid = byUid;
            this.groups = groups;
            this.faults = faults;
            this.looked = looked;
        }

        Optional<Group> group(OldRow row) {
            List<Group> found = Optional.ofNullable(groups.get("id " + row.recipient()))
                    .orElseGet(() -> groups.getOrDefault(called(row.recipient()), List.of()));
            Kind kind = found.isEmpty() ? Kind.NO_RECIPIENT : Kind.SEVERAL_RECIPIENTS;
            return only(found, row, "recipient", kind, row.recipient());
        }

        Optional<Scan> scan(OldRow row) {
            Set<String> named = row.patient().isEmpty() ? Set.of() : patients(row.patient());
            if (!row.patient().isEmpty() && named.isEmpty()) {
                return only(List.of(), row, "patient-number", Kind.NO_PATIENT, "");
            }
            if (!named.isEmpty() && !people.merged(named.iterator().next()).containsAll(named)) {
                return only(List.of(), row, "patient-number", Kind.SEVERAL_PATIENTS, "");
            }
            Optional<Scan> found = row.uid().isEmpty() ? byDay(row, named) : byUid(row, named);
            return found.filter(scan -> isAfter(scan, row));
        }

        private Optional<Scan> byUid(OldRow row, Set<String> named) {
            Optional<Scan> found = Optional.ofNullable(byUid.get(row.uid()));
            found.map(Scan::patient).ifPresent(looked);
            if (found.isEmpty()) {
                return only(List.of(), row, "study-uid", Kind.NO_SCAN, "");
            }
            Scan scan = found.get();
            boolean same =
                    named.isEmpty() || people.merged(scan.patient()).stream().anyMatch(named::contains);
            boolean thatDay = row.scanDay().isEmpty() || row.scanDay().equals(scan.day());
            return same && thatDay ? found : only(List.of(), row, "study-uid", Kind.OTHER_SCAN, "");
        }

        private Optional<Scan> byDay(OldRow row, Set<String> named) {
            List<Scan> found = ofPatient.computeIfAbsent(row.patient(), number -> scansOf(named)).stream()
                    .filter(scan -> scan.day().equals(row.scanDay()))
                    .toList();
            Kind kind = found.isEmpty() ? Kind.NO_SCAN : Kind.SEVERAL_SCANS;
            return only(found, row, "scan-date", kind, found.isEmpty() ? "" : Integer.toString(found.size()));
        }

        private boolean isAfter(Scan scan, OldRow row) {
            // A day's difference is a time zone's.
            boolean before = !scan.day().isEmpty()
                    && row.at()
                            .isBefore(LocalDate.parse(scan.day())
                                    .minusDays(1)
                                    .atStartOfDay(ZoneOffset.UTC)
                                    .toInstant());
            if (before) {
                faults.accept(new OldFault(row.number(), "sent", Kind.BEFORE_SCAN, ""));
            }
            return !before;
        }

        /**
         * Logical ids of the Patients with a hospital number. Somebody else's insurance may have given the same one.
         */
        private Set<String> patients(String number) {
            return patients.computeIfAbsent(number, asked -> {
                List<StoredVersion> any = store.all(SearchSpec.of("Patient")
                                .with(new Criterion.AnyOf("identifier", List.of(new Criterion.Term(null, asked)))))
                        .toList();
                Set<String> found = identities.of(any).entrySet().stream()
                        .filter(patient -> asked.equals(patient.getValue().value()))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
                found.forEach(looked);
                return found;
            });
        }

        private List<Scan> scansOf(Collection<String> records) {
            return store.all(SearchSpec.of("ImagingStudy")
                            .ofPatients(people.merged(records.iterator().next())))
                    .flatMap(study -> OldParties.scan(study).stream())
                    .toList();
        }

        private <T> Optional<T> only(List<T> found, OldRow row, String column, Kind kind, String text) {
            if (found.size() == 1) {
                return Optional.of(found.get(0));
            }
            faults.accept(new OldFault(row.number(), column, kind, text));
            return Optional.empty();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.outside;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.consentry.server.access.Caller;
import org.consentry.server.audit.AuditTrail;
import org.consentry.server.audit.event.AuditEntry;
import org.consentry.server.audit.event.OutsideDisclosure;
import org.consentry.server.audit.outside.OldFault.Kind;
import org.consentry.server.audit.outside.OldParties.Matched;
import org.consentry.server.audit.store.AuditIds;
import org.consentry.server.fhir.person.LinkedPatients;
import org.consentry.server.terminology.Terminology;

/**
 * Checks files of releases that were made before this system or past it, and takes them over whole or not at all. A
 * release is entered as any other disclosure that happened elsewhere. Its event has an id from its facts, so that it
 * counts once, whatever file has it.
 */
@Singleton
public class OldReleases {
    /** Most rows of one file: few enough for one transaction. */
    static final int MOST_ROWS = 2_000;

    private static final String SOURCE = "Old records of the hospital";
    private static final Duration NEAR = Duration.ofHours(1);

    private final OldParties parties;
    private final OldReleaseStore store;
    private final AuditTrail trail;
    private final LinkedPatients people;
    private final Terminology terminology;
    private final InstantSource clock;
    private final ZoneId zone;

    /** Takes its collaborators, and the zone of the hospital's days. */
    @Inject
    public OldReleases(
            OldParties parties,
            OldReleaseStore store,
            AuditTrail trail,
            LinkedPatients people,
            Terminology terminology,
            InstantSource clock,
            ZoneId zone) {
        this.parties = parties;
        this.store = store;
        this.trail = trail;
        this.people = people;
        this.terminology = terminology;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * What was found in a file.
     *
     * @param rows how many it has
     * @param known numbers of the rows that are on record already, just as they are
     * @param added how many were not
     * @param faults what keeps it from being taken over
     */
    record Checked(int rows, List<Integer> known, int added, List<OldFault> faults) {
        Checked {
            known = List.copyOf(known);
            faults = faults.stream().sorted(OldFault.ORDER).toList();
        }

        boolean isClean() {
            return faults.isEmpty();
        }
    }

    /** Looks through a file and saves nothing of it. A look is recorded at each patient whom it finds. */
    Checked check(byte[] file, Caller caller) {
        // Nothing is written under them, so nobody's choice has to wait.
        return read(file, caller, looked -> {}).checked();
    }

    /**
     * Takes a file over if it has no fault; else it saves nothing.
     *
     * @param digest of the file, by which its import is called
     */
    Checked save(byte[] file, String digest, Caller caller) {
        Read read = read(file, caller, people::lock);
        if (!read.checked().isClean()) {
            return read.checked();
        }
        int added = trail.enteredFromRecords(read.byKey());
        if (added > 0) {
            trail.record(AuditEntry.administration(AuditEntry.Interaction.CREATE, caller, "old-releases", digest));
        }
        return read.checked();
    }

    private record Read(Checked checked, Map<String, OutsideDisclosure> byKey) {
        static Read broken(OldFault fault) {
            return new Read(new Checked(0, List.of(), 0, List.of(fault)), Map.of());
        }

        @Override
        public String toString() {
            return "Read[" + checked.rows() + "]";
        }
    }

    private Read read(byte[] bytes, Caller caller, Consumer<Set<String>> lock) {
        OldFile file;
        try {
            file = OldFile.read(bytes);
        } catch (OldFile.Unreadable none) {
            return Read.broken(none.fault());
        }
        List<OldFault> faults = new ArrayList<>(columns(file));
        if (file.rows().isEmpty()) {
            faults.add(new OldFault(0, "", Kind.NO_ROWS, ""));
        }
        if (file.rows().size() > MOST_ROWS) {
            faults.add(new OldFault(
                    0, "", Kind.MANY_ROWS, Integer.toString(file.rows().size())));
        }
        if (!faults.isEmpty()) {
            return new Read(new Checked(file.rows().size(), List.of(), 0, faults), Map.of());
        }
        Set<String> looked = new TreeSet<>();
        List<Matched> matched = parties.match(rows(file, faults::add), faults::add, looked::add);
        lock.accept(looked);
        if (!looked.isEmpty()) {
            trail.listed(caller, List.copyOf(looked));
        }
        return compared(file.rows().size(), matched, faults);
    }

    private static List<OldFault> columns(OldFile file) {
        List<OldFault> faults = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String column : file.heading()) {
            if (!OldRow.COLUMNS.contains(column)) {
                faults.add(new OldFault(1, "", Kind.UNKNOWN_COLUMN, column));
            } else if (!seen.add(column)) {
                faults.add(new OldFault(1, column, Kind.COLUMN_TWICE, ""));
            }
        }
        OldRow.COLUMNS.stream()
                .filter(column -> !seen.contains(column))
                .forEach(column -> faults.add(new OldFault(1, column, Kind.NO_COLUMN, "")));
        return faults;
    }

    private List<OldRow> rows(OldFile file, Consumer<OldFault> faults) {
        OldRow.Reader reader = new OldRow.Reader(terminology, zone, clock.instant(), faults);
        List<OldRow> rows = new ArrayList<>();
        for (OldFile.Row row : file.rows()) {
            if (row.cells().size() != file.heading().size()) {
                faults.accept(new OldFault(
                        row.number(),
                        "",
                        Kind.CELLS,
                        Integer.toString(row.cells().size())));
                continue;
            }
            Map<String, String> cells = new LinkedHashMap<>();
            for (int i = 0; i < file.heading().size(); i++) {
                cells.put(file.heading().get(i), row.cells().get(i));
            }
            reader.read(row.number(), cells).ifPresent(rows::add);
        }
        return rows;
    }

    /** Finds what is in the file twice, and what is on record. */
    private Read compared(int rows, List<Matched> matched, List<OldFault> faults) {
        Map<String, OutsideDisclosure> byKey = new LinkedHashMap<>();
        Map<String, List<OldRow>> before = new HashMap<>();
        Map<String, Matched> byEvent = new LinkedHashMap<>();
        for (Matched each : matched) {
            List<OldRow> alike = before.computeIfAbsent(
                    each.scan().id() + "\n" + each.group().id(), none -> new ArrayList<>());
            alike.stream()
                    .filter(one -> isTwice(one, each.row()))
                    .findFirst()
                    .ifPresent(one -> faults.add(
                            new OldFault(each.row().number(), "", Kind.TWICE, Integer.toString(one.number()))));
            alike.add(each.row());
            String key = key(each);
            byKey.put(key, disclosure(each));
            byEvent.put(AuditIds.of(each.row().at(), key), each);
        }
        Map<String, List<OldReleaseStore.OnRecord>> left = onRecord(matched);
        List<Integer> known = new ArrayList<>();
        byEvent.forEach((event, each) -> {
            List<OldReleaseStore.OnRecord> ofScan =
                    left.getOrDefault(each.scan().id(), List.of());
            if (ofScan.stream().anyMatch(one -> one.id().equals(event))) {
                known.add(each.row().number());
            } else if (ofScan.stream().anyMatch(one -> !byEvent.containsKey(one.id()) && isSame(one, each))) {
                faults.add(new OldFault(each.row().number(), "sent", Kind.ON_RECORD, ""));
            }
        });
        return new Read(new Checked(rows, known, byKey.size() - known.size(), faults), byKey);
    }

    private Map<String, List<OldReleaseStore.OnRecord>> onRecord(List<Matched> matched) {
        Optional<Instant> from = matched.stream().map(each -> each.row().at()).min(Comparator.naturalOrder());
        Optional<Instant> to = matched.stream().map(each -> each.row().at()).max(Comparator.naturalOrder());
        return from.isEmpty()
                ? Map.of()
                : store
                        .left(
                                matched.stream().map(each -> each.scan().id()).collect(Collectors.toSet()),
                                from.get().minus(Duration.ofDays(1)).minus(NEAR),
                                to.orElseThrow().plus(Duration.ofDays(1)).plus(NEAR))
                        .stream()
                        .collect(Collectors.groupingBy(OldReleaseStore.OnRecord::study));
    }

    /** Whether both rows of a file are of one time; of one day, if either tells no more than a day. */
    private boolean isTwice(OldRow one, OldRow other) {
        return (one.told().isDay() || other.told().isDay())
                ? isOneDay(one.at(), other.at())
                : one.at().equals(other.at());
    }

    private boolean isOneDay(Instant one, Instant other) {
        return one.atZone(zone).toLocalDate().equals(other.atZone(zone).toLocalDate());
    }

    /** Whether both are of one recipient, on one day if either tells no time, else within an hour. */
    private boolean isSame(OldReleaseStore.OnRecord one, Matched other) {
        if (!one.recipient().equals(other.group().id())) {
            return false;
        }
        Instant at = other.row().at();
        return (one.isDay() || other.row().told().isDay())
                ? isOneDay(one.at(), at)
                : Duration.between(one.at(), at).abs().compareTo(NEAR) <= 0;
    }

    private static OutsideDisclosure disclosure(Matched each) {
        OldRow row = each.row();
        return new OutsideDisclosure(
                row.at(),
                true,
                new OutsideDisclosure.Party(SOURCE, null),
                each.group().id(),
                new OutsideDisclosure.Party(each.group().name(), null),
                each.scan().patient(),
                new OutsideDisclosure.What(each.scan().id(), ""),
                List.of(row.purpose()),
                new OutsideDisclosure.Ground(null, List.of()),
                row.told());
    }

    private static String key(Matched each) {
        OldRow row = each.row();
        return String.join(
                "\n",
                "old-record",
                each.scan().id(),
                each.group().id(),
                row.at().toString(),
                row.purpose().code(),
                row.told().permission(),
                row.told().country(),
                row.told().identifiability(),
                Integer.toString(row.told().images()),
                Boolean.toString(row.told().isDay()));
    }
}

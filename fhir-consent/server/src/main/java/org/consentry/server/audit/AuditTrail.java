// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.consentry.policy.Purpose;
import org.consentry.server.access.Caller;
import org.consentry.server.access.ClosedRecords;
import org.consentry.server.access.LookRecorder;
import org.consentry.server.access.answer.ClosedRecordException;
import org.consentry.server.audit.event.AuditEntry;
import org.consentry.server.audit.event.AuditMapping;
import org.consentry.server.audit.event.AuthzEventJson;
import org.consentry.server.audit.event.AuthzEvents;
import org.consentry.server.audit.event.CompanyEntry;
import org.consentry.server.audit.event.CurrentRequest;
import org.consentry.server.audit.event.DecisionEntry;
import org.consentry.server.audit.event.Disclosure;
import org.consentry.server.audit.event.OutsideDisclosure;
import org.consentry.server.audit.event.RequestTrace;
import org.consentry.server.audit.event.Seen;
import org.consentry.server.audit.store.AuditEventStore;
import org.consentry.server.audit.store.AuditQuery;
import org.consentry.server.audit.store.AuditRecord;
import org.consentry.server.audit.store.AuditSealer;
import org.consentry.server.feed.agent.RegisterChange;
import org.consentry.server.feed.agent.RegisterRecorder;
import org.consentry.server.storage.work.AfterCommit;

/**
 * Writes the audit trail, always in the transaction of the act it records. If the event cannot be written, the act does
 * not happen.
 */
@Singleton
public class AuditTrail implements LookRecorder, RegisterRecorder {
    private static final Duration VIEWED_ANEW = Duration.ofMinutes(1);

    private final AuditEventStore store;
    private final AuditMapping mapping;
    private final AuthzEventJson authz;
    private final CurrentRequest request;
    private final InstantSource clock;
    private final AuditSealer sealer;
    private final AfterCommit afterCommit;
    private final SharingWatch watch;
    private final ClosedRecords closed;
    private final NamedRecords named;

    /** Takes its collaborators. */
    @Inject
    public AuditTrail(
            AuditEventStore store,
            AuditMapping mapping,
            AuthzEventJson authz,
            CurrentRequest request,
            InstantSource clock,
            AuditSealer sealer,
            AfterCommit afterCommit,
            SharingWatch watch,
            ClosedRecords closed,
            NamedRecords named) {
        this.store = store;
        this.mapping = mapping;
        this.authz = authz;
        this.request = request;
        this.clock = clock;
        this.sealer = sealer;
        this.afterCommit = afterCommit;
        this.watch = watch;
        this.closed = closed;
        this.named = named;
    }

    /** Records an access or a change. */
    public void record(AuditEntry entry) {
        record(List.of(entry));
    }

    /**
     * Records several accesses of one request.
     *
     * @throws ClosedRecordException if staff look at a record that is closed to them; then nothing may be shown
     */
    public void record(List<AuditEntry> entries) {
        RequestTrace wire = request.wire();
        Instant now = now();
        requireOpen(entries, wire);
        write(entries.stream().map(entry -> mapping.record(entry, wire, now)).toList());
    }

    private void requireOpen(List<AuditEntry> entries, RequestTrace wire) {
        Set<String> looked = entries.stream()
                .filter(AuditEntry::isLookOfStaff)
                .flatMap(entry -> Stream.ofNullable(entry.patient()))
                .collect(Collectors.toSet());
        Set<String> shut = looked.isEmpty() ? Set.of() : closed.among(wire.subject(), looked);
        if (!shut.isEmpty()) {
            throw new ClosedRecordException(named.in(wire.request(), shut));
        }
    }

    @Override
    public void changed(Caller caller, RegisterChange change) {
        write(List.of(mapping.record(change, caller, request.wire(), now())));
    }

    /** Records a step of staff in the register of recipients. */
    public void record(CompanyEntry step) {
        write(List.of(mapping.record(step, request.wire(), now())));
    }

    @Override
    public void looked(Caller caller, String patient, String what, boolean list) {
        AuditEntry.Interaction interaction = list ? AuditEntry.Interaction.SEARCH : AuditEntry.Interaction.READ;
        record(new AuditEntry(interaction, caller, patient, what));
    }

    @Override
    public void listed(Caller caller, List<String> patients) {
        record(patients.stream()
                .map(patient -> new AuditEntry(AuditEntry.Interaction.SEARCH, caller, patient, "Patient/" + patient))
                .toList());
    }

    /**
     * Records that a patient looked at the own trail, unless the trail already has such a look from the last minute.
     *
     * @param what reference to an event, or a type for a list
     */
    public void viewed(Caller caller, String patient, String what) {
        boolean single = what.indexOf('/') > 0;
        AuditEntry.Interaction interaction = single ? AuditEntry.Interaction.READ : AuditEntry.Interaction.SEARCH;
        AuditQuery before = new AuditQuery()
                .patient(patient)
                .recorded(now().minus(VIEWED_ANEW), null)
                .action(List.of(interaction.action()))
                .purpose(List.of(new AuditQuery.Token(Purpose.ACT_REASON, "PATRQT")))
                .page(true, 1, null);
        if (store.search(before).rows().isEmpty()) {
            record(new AuditEntry(interaction, caller, patient, what));
        }
    }

    /**
     * Records decisions of this server, all or none, in the caller's transaction. The caller must answer nobody before
     * the transaction commits. For single decisions at a high rate there is {@link DecisionJournal}.
     */
    public void decided(List<DecisionEntry> decisions) {
        Instant now = now();
        write(decisions.stream()
                .map(entry -> authz.record(AuthzEvents.of(entry, now)))
                .toList());
    }

    /** Records what an agent released or refused; returns the events' ids, in the same order. */
    public List<String> disclosed(List<Disclosure> disclosures) {
        List<AuditRecord> events = disclosures.stream().map(mapping::record).toList();
        write(events);
        tell(events);
        return events.stream().map(AuditRecord::id).toList();
    }

    /** Records what left past the agents, once; returns the event's id. */
    public String seen(Seen seen) {
        AuditRecord event = mapping.record(seen);
        var _ = once(List.of(event));
        return event.id();
    }

    /**
     * Records disclosures that happened elsewhere, all or none, each once.
     *
     * @param message what reported them: the same message again records nothing
     * @return the events' ids, in the same order
     */
    public List<String> disclosedElsewhere(List<OutsideDisclosure> disclosures, String message) {
        RequestTrace wire = request.wire();
        List<AuditRecord> events = IntStream.range(0, disclosures.size())
                .mapToObj(i -> mapping.record(disclosures.get(i), wire, message + "\n" + i))
                .toList();
        var _ = once(events);
        return events.stream().map(AuditRecord::id).toList();
    }

    /**
     * Records disclosures that old records tell of, each once, all or none.
     *
     * @param byKey by a text that is the same for the same disclosure, whatever file it is in
     * @return how many were not on record before
     */
    public int enteredFromRecords(Map<String, OutsideDisclosure> byKey) {
        RequestTrace wire = request.wire();
        return once(byKey.entrySet().stream()
                .map(each -> mapping.record(each.getValue(), wire, each.getKey()))
                .toList());
    }

    private int once(List<AuditRecord> events) {
        int added = store.insertOnce(events, now());
        if (added > 0) {
            tell(events);
        }
        afterCommit.run(sealer::wake);
        return added;
    }

    private void tell(List<AuditRecord> events) {
        Map<String, Instant> newest = new HashMap<>();
        for (AuditRecord event : events) {
            if (event.patient() != null && event.line().isSharing()) {
                newest.merge(event.patient(), event.recorded(), (one, other) -> one.isAfter(other) ? one : other);
            }
        }
        if (!newest.isEmpty()) {
            watch.shared(newest);
        }
    }

    private void write(List<AuditRecord> events) {
        store.insert(events, now());
        afterCommit.run(sealer::wake);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}

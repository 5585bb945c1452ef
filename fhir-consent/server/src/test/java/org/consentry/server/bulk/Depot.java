// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.bulk;

import ca.uhn.fhir.context.FhirContext;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.consentry.policy.Conditions;
import org.consentry.policy.ConsentRef;
import org.consentry.policy.ConsentTerms;
import org.consentry.policy.PatientId;
import org.consentry.policy.PatientTerms;
import org.consentry.policy.Purpose;
import org.consentry.policy.PurposeGate;
import org.consentry.policy.RecipientId;
import org.consentry.policy.Regime;
import org.consentry.policy.RegimeSet;
import org.consentry.policy.Rule;
import org.consentry.policy.Study;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.FeedEntry;
import org.consentry.protocol.FeedEntryJson;
import org.consentry.protocol.LinkedStudy;
import org.consentry.protocol.RegisteredRecipient;
import org.consentry.server.access.ClosedRecords;
import org.consentry.server.feed.FactBatchStore;
import org.consentry.server.feed.FactStore;
import org.consentry.server.fhir.body.FhirBodies;
import org.consentry.server.fhir.person.PatientIdentities;
import org.consentry.server.it.NoRegistries;
import org.consentry.server.it.OwnRooms;
import org.consentry.server.storage.Draft;
import org.consentry.server.storage.IndexEntry;
import org.consentry.server.storage.ResourceBatchStore;
import org.consentry.server.storage.ResourceKey;
import org.consentry.server.storage.ResourceStore;
import org.consentry.server.storage.work.Transactions;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.ImagingStudy;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;

/** The room at work on a real database, with a clock that the test moves. Making it anew is a restart. */
final class Depot {
    static final ExportRecipient MERIDIAN = new ExportRecipient(new RecipientId("meridian"), Purpose.HRESCH, Set.of());

    private static final Set<String> ASKING = Set.of("createNativeQuery", "find", "unwrap");
    private static final String AUTHORITY = "urn:oid:2.999.1";

    private final OwnRooms rooms;
    private final InstantSource clock;
    private final Transactions transactions;
    private final ResourceStore resources;
    private final FhirBodies bodies = new FhirBodies(FhirContext.forR4Cached());
    private final JobStore jobs;
    private final LineStore lines;
    private final Packing packing;
    private final Fetching fetching;
    private final List<String> looks = new ArrayList<>();
    private final Set<String> closed = new HashSet<>();
    private int rulesRead;
    private int statements;

    Depot(OwnRooms rooms, InstantSource clock) {
        this.rooms = rooms;
        this.clock = clock;
        EntityManager database = counted(rooms.database());
        this.transactions = rooms.transactions();
        this.resources = new ResourceStore(database, clock);
        this.jobs = new JobStore(database);
        this.lines = new LineStore(database);
        FactStore known = new FactStore(database) {
            @Override
            public Optional<RegimeSet> regimes(Instant at) {
                rulesRead++;
                return super.regimes(at);
            }
        };
        PatientIdentities identities = new PatientIdentities(resources);
        ResourceBatchStore many = new ResourceBatchStore(database);
        Selection selection = new Selection(
                new Admission(known, new FactBatchStore(database), identities, many, new NoRegistries(), clock));
        this.packing = new Packing(jobs, lines, selection, transactions, new BulkConfig(Duration.ofHours(24)), clock);
        this.fetching = new Fetching(
                lines,
                selection,
                new LineMapping(FhirContext.forR4Cached(), bodies),
                many,
                reports -> reports.forEach(report ->
                        looks.add(report.recipient().value() + " got " + report.instances() + " by " + report.basis())),
                (caller, patient, what, list) -> looks.add(caller.name() + " took " + patient),
                transactions,
                clock,
                new ClosedRecords() {
                    @Override
                    public Set<String> among(@Nullable String login, Collection<String> patients) {
                        return patients.stream().filter(closed::contains).collect(Collectors.toSet());
                    }

                    @Override
                    public Set<String> all(@Nullable String login) {
                        return Set.copyOf(closed);
                    }
                });
    }

    /** Staff may not look at this patient any more. */
    void close(String patient) {
        closed.add(patient);
    }

    /** A regime in which research is allowed unless there is a no, and a company that may do research. */
    void rules() {
        Regime regime = new Regime("it", 1, Map.of(Purpose.HRESCH, PurposeGate.OPT_OUT), Map.of(), true);
        log("regime", (position, now) -> new FeedEntry.RegimesChanged(position, now, RegimeSet.of(regime)));
        recipient(RegisteredRecipient.Status.ACTIVE);
    }

    void recipient(RegisteredRecipient.Status status) {
        RegisteredRecipient meridian = new RegisteredRecipient(
                MERIDIAN.recipient(), "Meridian", "school", "US", Set.of(), Set.of(Purpose.HRESCH), status);
        log(
                "recipient meridian",
                (position, now) -> new FeedEntry.RecipientChanged(position, now, meridian, List.of()));
    }

    /** A patient with one scan. */
    void patient(String id) {
        Patient patient = new Patient();
        patient.addIdentifier().setSystem(AUTHORITY).setValue("N-" + id);
        patient.addName().setFamily("Family-" + id);
        create("Patient", id, id, patient, List.of());
        study(id, id, 1, new ImagingStudy());
    }

    /** A version of the patient's scan. */
    void study(String of, String id, int version, ImagingStudy study) {
        String uid = "1.2." + Integer.toUnsignedString(id.hashCode());
        Draft draft = draft(
                "ImagingStudy",
                id,
                of,
                study,
                List.of(IndexEntry.token("identifier", "urn:dicom:uid", "urn:oid:" + uid)));
        transactions.run(() -> {
            if (version == 1) {
                resources.create(draft);
            } else {
                resources.update(draft, version - 1);
            }
        });
        linked(id, of);
    }

    /** Agents are told whose a scan is. */
    void linked(String id, String of) {
        String uid = "1.2." + Integer.toUnsignedString(id.hashCode());
        LinkedStudy linked = new LinkedStudy(new StudyUid(uid), number(of), Study.UNKNOWN);
        log("study " + uid, (position, now) -> new FeedEntry.StudyLinked(position, now, linked));
    }

    /** The patient says no to research. */
    void saysNo(String patient) {
        Rule no = Rule.deny(Conditions.purposes(Purpose.HRESCH));
        ConsentTerms terms = new ConsentTerms(
                new ConsentRef("c-" + patient, 1), "research", clock.instant(), new ConsentTerms.Rules(no));
        log(
                "patient " + AUTHORITY + " N-" + patient,
                (position, now) ->
                        new FeedEntry.ConsentChanged(position, now, number(patient), PatientTerms.of(terms)));
    }

    /** Asks for an export. */
    String order(@Nullable ExportRecipient to, @Nullable Instant since, String... types) {
        String id = "job-" + clock.instant().toEpochMilli() + "-" + System.identityHashCode(new Object());
        ExportOrder order = new ExportOrder(
                "dana", "Dana", "Audit", "http://here/r4/$export", "http://here/r4", List.of(types), since, to, null);
        transactions.run(() -> jobs.save(Job.begin(id, order, clock.instant(), lines.patients())));
        return id;
    }

    /** Asks for an export of a Group with these members. */
    String ofGroup(List<String> members) {
        String id = "group-" + clock.instant().toEpochMilli();
        ExportOrder order = new ExportOrder(
                "dana",
                "Dana",
                "Audit",
                "http://here/r4/Group/g/$export",
                "http://here/r4",
                List.of("Patient"),
                null,
                MERIDIAN,
                "g");
        transactions.run(() -> {
            jobs.save(Job.begin(id, order, clock.instant(), members.size()));
            lines.enroll(id, members);
        });
        return id;
    }

    int round() {
        return packing.doWork();
    }

    void pack() {
        while (round() > 0) {
            // Until it is done.
        }
    }

    Job job(String id) {
        return transactions.call(() -> jobs.find(id).orElseThrow());
    }

    boolean isForgotten(String id) {
        return transactions.call(() -> jobs.find(id).isEmpty());
    }

    List<String> fetch(String id, String type) throws IOException {
        StringWriter out = new StringWriter();
        fetch(id, type, out);
        return out.toString().lines().toList();
    }

    void fetch(String id, String type, Writer out) throws IOException {
        fetching.write(job(id), type, out);
    }

    /** How often the rules of all places were read, which are the largest entry there is. */
    int rulesRead() {
        return rulesRead;
    }

    /** How often the rooms asked the database anything so far. */
    int statements() {
        return statements;
    }

    List<String> looks() {
        return looks;
    }

    void sql(String statement) throws SQLException {
        rooms.sql(statement);
    }

    private void create(String type, String id, String patient, DomainResource resource, List<IndexEntry> index) {
        transactions.run(() -> resources.create(draft(type, id, patient, resource, index)));
    }

    private Draft draft(String type, String id, String patient, DomainResource resource, List<IndexEntry> index) {
        return new Draft(new ResourceKey(type, id), patient, Instant.EPOCH, bodies.text(resource, id), index);
    }

    private void log(String subject, BiFunction<Long, Instant, FeedEntry> entry) {
        long position = transactions.call(() -> new FactStore(rooms.database()).position()) + 1;
        String body =
                FeedEntryJson.write(entry.apply(position, clock.instant())).toString();
        try {
            rooms.sql("insert into feed_entry values (" + position + ", '" + subject + "', 'x', '"
                    + body.replace("'", "''") + "', '" + clock.instant() + "')");
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** The same, which counts what goes to the database by it. */
    private EntityManager counted(EntityManager database) {
        return (EntityManager) Proxy.newProxyInstance(
                Depot.class.getClassLoader(), new Class<?>[] {EntityManager.class}, (proxy, method, arguments) -> {
                    statements += ASKING.contains(method.getName()) ? 1 : 0;
                    try {
                        return method.invoke(database, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause() == null ? thrown : thrown.getCause();
                    }
                });
    }

    private static PatientId number(String patient) {
        return new PatientId(AUTHORITY, "N-" + patient);
    }
}

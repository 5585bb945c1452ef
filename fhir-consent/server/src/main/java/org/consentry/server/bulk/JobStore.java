// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.bulk;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.consentry.policy.Obligation;
import org.consentry.policy.Purpose;
import org.consentry.policy.RecipientId;
import org.jspecify.annotations.Nullable;

/** Owns {@code bulk_job}. Runs in the caller's transaction. */
@Singleton
public class JobStore {
    private static final String SAVE = """
            insert into bulk_job (id, owner, reader, reason, request, base, types, since, recipient, purpose_system,
                   purpose_code, obligations, status, transaction_time, patients, processed, kept_out, last_patient,
                   failures, expires_at, roster)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7, cast(?8 as timestamptz), cast(?9 as text), cast(?10 as text),
                   cast(?11 as text), ?12, ?13, cast(?14 as timestamptz), ?15, ?16, ?17, ?18, ?19,
                   cast(?20 as timestamptz), cast(?21 as text))
            on conflict (id) do update set status = excluded.status, patients = excluded.patients,
                   processed = excluded.processed, kept_out = excluded.kept_out, last_patient = excluded.last_patient,
                   failures = excluded.failures, expires_at = excluded.expires_at
            """;

    private final EntityManager database;

    /** Takes the transaction's entity manager. */
    @Inject
    public JobStore(EntityManager database) {
        this.database = database;
    }

    /** One job. */
    Optional<Job> find(String id) {
        return first("select * from bulk_job where id = ?1", id);
    }

    /** One job, locked until the transaction ends. */
    Optional<Job> locked(String id) {
        return first("select * from bulk_job where id = ?1 for update", id);
    }

    /** The oldest job that must be packed further and that no node is packing. */
    Optional<Job> toPack() {
        return first(
                "select * from bulk_job where status = ?1 order by transaction_time, id limit 1"
                        + " for update skip locked",
                Job.Status.PACKING.code());
    }

    /** How many exports of an account are being packed. */
    long packing(String owner) {
        return ((Number) database.createNativeQuery(
                                "select count(*) from bulk_job where owner = ?1 and status = ?2", Long.class)
                        .setParameter(1, owner)
                        .setParameter(2, Job.Status.PACKING.code())
                        .getSingleResult())
                .longValue();
    }

    /** A job whose time is over. */
    Optional<String> expired(Instant now) {
        List<?> found = database.createNativeQuery(
                        "select id from bulk_job where expires_at <= cast(?1 as timestamptz) limit 1"
                                + " for update skip locked",
                        String.class)
                .setParameter(1, now.toString())
                .getResultList();
        return found.stream().map(String.class::cast).findFirst();
    }

    void delete(String id) {
        database.createNativeQuery("delete from bulk_job where id = ?1")
                .setParameter(1, id)
                .executeUpdate();
    }

    /** Writes it, whether it is new or not. */
    void save(Job job) {
        ExportOrder order = job.order();
        ExportRecipient to = order.destination();
        Query query = database.createNativeQuery(SAVE)
                .setParameter(1, job.id())
                .setParameter(2, order.owner())
                .setParameter(3, order.reader())
                .setParameter(4, order.reason())
                .setParameter(5, order.request())
                .setParameter(6, order.base())
                .setParameter(7, String.join(",", order.types()))
                .setParameter(8, text(order.since()))
                .setParameter(9, to == null ? null : to.recipient().value())
                .setParameter(10, to == null ? null : to.purpose().system())
                .setParameter(11, to == null ? null : to.purpose().code())
                .setParameter(12, to == null ? "" : codes(to.supported()));
        query.setParameter(13, job.status().code())
                .setParameter(14, job.transactionTime().toString())
                .setParameter(15, job.patients())
                .setParameter(16, job.processed())
                .setParameter(17, job.keptOut())
                .setParameter(18, job.lastPatient())
                .setParameter(19, job.failures())
                .setParameter(20, text(job.expiresAt()))
                .setParameter(21, order.group())
                .executeUpdate();
    }

    @SuppressWarnings("unchecked") // the query names the tuple
    private Optional<Job> first(String sql, String value) {
        List<Tuple> rows = database.createNativeQuery(sql, Tuple.class)
                .setParameter(1, value)
                .getResultList();
        return rows.stream().map(JobStore::job).findFirst();
    }

    private static Job job(Tuple row) {
        return new Job(
                row.get("id", String.class),
                order(row),
                Job.Status.of(row.get("status", String.class)),
                row.get("transaction_time", Instant.class),
                row.get("patients", Long.class),
                row.get("processed", Long.class),
                row.get("kept_out", Long.class),
                row.get("last_patient", String.class),
                row.get("failures", Integer.class),
                row.get("expires_at", Instant.class));
    }

    private static ExportOrder order(Tuple row) {
        String recipient = row.get("recipient", String.class);
        return new ExportOrder(
                row.get("owner", String.class),
                row.get("reader", String.class),
                row.get("reason", String.class),
                row.get("request", String.class),
                row.get("base", String.class),
                Arrays.asList(row.get("types", String.class).split(",", -1)),
                row.get("since", Instant.class),
                recipient == null
                        ? null
                        : new ExportRecipient(
                                new RecipientId(recipient),
                                new Purpose(
                                        row.get("purpose_system", String.class), row.get("purpose_code", String.class)),
                                obligations(row.get("obligations", String.class))),
                row.get("roster", String.class));
    }

    private static String codes(Set<Obligation> obligations) {
        return obligations.stream().map(Obligation::code).sorted().collect(Collectors.joining(","));
    }

    private static Set<Obligation> obligations(String codes) {
        return Arrays.stream(codes.split(",", -1))
                .filter(code -> !code.isEmpty())
                .map(Obligation::new)
                .collect(Collectors.toSet());
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}

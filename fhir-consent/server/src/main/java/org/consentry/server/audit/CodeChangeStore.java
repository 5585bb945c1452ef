// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.consentry.policy.PatientId;
import org.consentry.policy.RecipientId;
import org.consentry.protocol.CodeChange;

/** Owns {@code code_change}: whose code towards which recipient changed, and the Task that informs staff. */
@Singleton
public class CodeChangeStore {
    private static final String COLUMNS =
            "select id, recipient, was_authority, was_number, now_authority, now_number, parted, at from code_change";

    private final EntityManager database;

    /** Takes the transaction's entity manager. */
    @Inject
    public CodeChangeStore(EntityManager database) {
        this.database = database;
    }

    /**
     * A change that staff do not know about yet.
     *
     * @param change what agents are asked
     * @param parted whether the old code stays in use for another person
     * @param at when it changed
     */
    record Untold(CodeChange change, boolean parted, Instant at) {}

    /** The recipients that may have scans of this record under a code. */
    List<RecipientId> recipients(String patient) {
        List<?> found = database.createNativeQuery("""
                        select distinct recipient from audit_event
                         where patient = ?1 and type = 'http://dicom.nema.org/resources/ontology/DCM|110106'
                           and outcome in ('0', '12') and recipient is not null
                           and body like '%"type":"identifiability","valueString":"coded"%'
                         order by recipient
                        """, String.class)
                .setParameter(1, patient)
                .getResultList();
        return found.stream().map(String.class::cast).map(RecipientId::new).toList();
    }

    void insert(RecipientId recipient, PatientId was, PatientId now, boolean parted, Instant at) {
        database.createNativeQuery("insert into code_change (recipient, was_authority, was_number, now_authority,"
                        + " now_number, parted, at) values (?1, ?2, ?3, ?4, ?5, ?6, cast(?7 as timestamptz))")
                .setParameter(1, recipient.value())
                .setParameter(2, was.authority())
                .setParameter(3, was.value())
                .setParameter(4, now.authority())
                .setParameter(5, now.value())
                .setParameter(6, parted)
                .setParameter(7, at.toString())
                .executeUpdate();
    }

    /** Some changes whose codes no agent has sent yet, the oldest first. */
    @SuppressWarnings("unchecked") // the query names the tuple
    List<CodeChange> open(int most) {
        List<Tuple> rows = database.createNativeQuery(COLUMNS + " where task is null order by id limit ?1", Tuple.class)
                .setParameter(1, most)
                .getResultList();
        return rows.stream().map(row -> untold(row).change()).toList();
    }

    /** The change with this number, locked until the transaction ends; empty if an agent has sent its codes already. */
    @SuppressWarnings("unchecked") // the query names the tuple
    Optional<Untold> lock(long id) {
        List<Tuple> rows = database.createNativeQuery(
                        COLUMNS + " where id = ?1 and task is null for update", Tuple.class)
                .setParameter(1, id)
                .getResultList();
        return rows.stream().findFirst().map(CodeChangeStore::untold);
    }

    void told(long id, String task) {
        database.createNativeQuery("update code_change set task = ?2 where id = ?1")
                .setParameter(1, id)
                .setParameter(2, task)
                .executeUpdate();
    }

    private static Untold untold(Tuple row) {
        CodeChange change = new CodeChange(
                row.get("id", Long.class),
                new RecipientId(row.get("recipient", String.class)),
                new PatientId(row.get("was_authority", String.class), row.get("was_number", String.class)),
                new PatientId(row.get("now_authority", String.class), row.get("now_number", String.class)));
        return new Untold(change, row.get("parted", Boolean.class), row.get("at", Instant.class));
    }
}

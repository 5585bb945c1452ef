// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.report;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import org.consentry.policy.Purpose;
import org.consentry.policy.RecipientId;
import org.consentry.server.audit.store.EventJson;

/** Lists what has left, or may have. It only reads the audit trail. */
@Singleton
public class ReleasedStore {
    private static final int MOST = 1000;

    private final EntityManager database;

    /** Takes the transaction's entity manager. */
    @Inject
    public ReleasedStore(EntityManager database) {
        this.database = database;
    }

    /**
     * One release, which nobody can take back.
     *
     * @param event logical id of the AuditEvent
     * @param at when
     * @param recipient who has it
     * @param purposes for which purposes
     */
    public record Released(String event, Instant at, RecipientId recipient, List<Purpose> purposes) {
        /** Copies the purposes. */
        public Released {
            purposes = List.copyOf(purposes);
        }
    }

    /** The releases of this patient's scans, newest first; at most 1000. */
    @SuppressWarnings("unchecked") // the query names the tuple
    public List<Released> of(String patient) {
        List<Tuple> rows = database.createNativeQuery("""
                        select id, recorded, recipient, array_to_string(purpose, ' ') as purposes from audit_event
                         where patient = ?1 and type = 'http://dicom.nema.org/resources/ontology/DCM|110106'
                           and outcome in ('0', '12') and recipient is not null order by recorded desc limit ?2
                        """, Tuple.class)
                .setParameter(1, patient)
                .setParameter(2, MOST)
                .getResultList();
        return rows.stream()
                .map(row -> new Released(
                        row.get("id", String.class),
                        row.get("recorded", Instant.class),
                        new RecipientId(row.get("recipient", String.class)),
                        EventJson.purposes(row.get("purposes", String.class))))
                .toList();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.bypass;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.consentry.policy.Purpose;
import org.consentry.server.audit.store.EventJson;
import org.consentry.server.storage.BatchSql;

/** Reads answers, and what others told that left, from the audit trail. It only reads. */
@Singleton
public class AnswerStore {
    private static final String ANSWERS = """
            select id, outcome, array_to_string(purpose, ' '), body, recorded from audit_event
             where patient = ? and (study = ? or study is null) and recipient = ?
               and type = 'http://dicom.nema.org/resources/ontology/DCM|110113'
               and recorded between cast(? as timestamptz) and cast(? as timestamptz)
             order by recorded desc, id desc limit 20
            """;
    private static final String TOLD = """
            select id, outcome, array_to_string(purpose, ' '), body, recorded from audit_event
             where study = ? and line = 'other'
               and type = 'http://dicom.nema.org/resources/ontology/DCM|110106'
               and recorded between cast(? as timestamptz) and cast(? as timestamptz)
             order by recorded desc, id desc limit 100
            """;
    private static final String YES = "0";

    private final EntityManager database;

    /** Takes the transaction's entity manager. */
    @Inject
    public AnswerStore(EntityManager database) {
        this.database = database;
    }

    /**
     * An event.
     *
     * @param id its logical id
     * @param permitted whether its outcome is 0
     * @param purposes what for
     * @param body the AuditEvent
     * @param recorded when it was
     */
    record Answer(String id, boolean permitted, List<Purpose> purposes, JsonObject body, Instant recorded) {
        @Override
        public String toString() {
            return "Answer[" + permitted + "]";
        }
    }

    /** What was decided about a scan or about all of its patient, newest first; at most 20. */
    List<Answer> about(String patient, String study, String recipient, Instant from, Instant to) {
        return BatchSql.rows(
                database, ANSWERS, AnswerStore::read, patient, study, recipient, from.toString(), to.toString());
    }

    /** What others told that left of a scan, newest first; at most 100. */
    List<Answer> told(String study, Instant from, Instant to) {
        return BatchSql.rows(database, TOLD, AnswerStore::read, study, from.toString(), to.toString());
    }

    private static Answer read(ResultSet row) throws SQLException {
        String purposes = row.getString(3);
        return new Answer(
                row.getString(1),
                YES.equals(row.getString(2)),
                EventJson.purposes(purposes == null ? "" : purposes),
                EventJson.of(row.getString(4)),
                row.getObject(5, OffsetDateTime.class).toInstant());
    }
}

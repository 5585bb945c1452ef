// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.feed;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.consentry.policy.PatientCase;
import org.consentry.policy.PatientId;
import org.consentry.policy.Purpose;
import org.consentry.policy.RecipientId;

/** Owns {@code patient_case}: the cases that stop sharing. Its writes belong to the caller's transaction. */
@Singleton
public class OpenCaseStore {
    private final EntityManager database;

    /** Takes the transaction's entity manager. */
    @Inject
    public OpenCaseStore(EntityManager database) {
        this.database = database;
    }

    /**
     * A case with its beginning.
     *
     * @param stops what it stops
     * @param since when it was opened
     */
    record Standing(PatientCase stops, Instant since) {}

    /** Opens a case, or changes the one this Task opened before. */
    void open(String task, PatientId patient, PatientCase stops, Instant since) {
        close(task);
        database.createNativeQuery(
                        "insert into patient_case (task, authority, number, kind, recipient, purposes, since)"
                                + " values (?1, ?2, ?3, ?4, ?5, ?6, cast(?7 as timestamptz))")
                .setParameter(1, task)
                .setParameter(2, patient.authority())
                .setParameter(3, patient.value())
                .setParameter(4, stops.kind().name())
                .setParameter(5, stops.recipient().value())
                .setParameter(
                        6,
                        stops.purposes().stream()
                                .map(purpose -> purpose.system() + "|" + purpose.code())
                                .sorted()
                                .collect(Collectors.joining(" ")))
                .setParameter(7, since.toString())
                .executeUpdate();
    }

    /** Closes the case that this Task opened, if it is still open. */
    void close(String task) {
        database.createNativeQuery("delete from patient_case where task = ?1")
                .setParameter(1, task)
                .executeUpdate();
    }

    @SuppressWarnings("unchecked") // the query names the tuple
    List<Standing> of(PatientId patient) {
        List<Tuple> rows = database.createNativeQuery(
                        "select kind, recipient, purposes, since from patient_case"
                                + " where authority = ?1 and number = ?2 order by task",
                        Tuple.class)
                .setParameter(1, patient.authority())
                .setParameter(2, patient.value())
                .getResultList();
        return rows.stream().map(OpenCaseStore::standing).toList();
    }

    private static Standing standing(Tuple row) {
        String purposes = row.get("purposes", String.class);
        return new Standing(
                new PatientCase(
                        PatientCase.Kind.valueOf(row.get("kind", String.class)),
                        new RecipientId(row.get("recipient", String.class)),
                        Arrays.stream(purposes.split(" ", -1))
                                .filter(text -> !text.isEmpty())
                                .map(OpenCaseStore::purpose)
                                .collect(Collectors.toUnmodifiableSet())),
                row.get("since", Instant.class));
    }

    private static Purpose purpose(String text) {
        int bar = text.lastIndexOf('|');
        return new Purpose(text.substring(0, bar), text.substring(bar + 1));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.sharing;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Set;

/**
 * Tells whether something of a patient left to a recipient in a time. It only reads the audit trail. Cost: the
 * patient's lines of that time by their index, without their texts.
 */
@Singleton
public class SentStore {
    private static final String SENT = """
            select exists(select 1 from audit_event
                    where patient = any (string_to_array(cast(?1 as text), ' '))
                      and recorded >= cast(?3 as timestamptz) and recorded < cast(?4 as timestamptz)
                      and line is not null
                      and line in ('scan', 'named', 'other', 'header', 'named-header')
                      and recipient = cast(?2 as text))
            """;

    private final EntityManager database;

    /** Takes the transaction's entity manager. */
    @Inject
    public SentStore(EntityManager database) {
        this.database = database;
    }

    /**
     * Whether something left, or may have left.
     *
     * @param recipient logical id of an Organization or Device
     * @param from first moment
     * @param until first moment after it
     */
    public boolean isSent(Set<String> records, String recipient, Instant from, Instant until) {
        return (boolean) database.createNativeQuery(SENT, Boolean.class)
                .setParameter(1, String.join(" ", records))
                .setParameter(2, recipient)
                .setParameter(3, from.toString())
                .setParameter(4, until.toString())
                .getSingleResult();
    }
}

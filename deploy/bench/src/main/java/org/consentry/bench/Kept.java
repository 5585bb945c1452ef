// SPDX-License-Identifier: Apache-2.0
package org.consentry.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What the database holds of an ordinary day.
 *
 * @param consents Consents of the loaded patients
 * @param entries entries of the feed about patients
 * @param audits audit events of Consents that were created
 * @param sent releases that were reported as sent
 * @param unsure releases that were reported as failed, or as perhaps sent
 */
record Kept(long consents, long entries, long audits, long sent, long unsure) {

    static Kept in(Connection database) throws SQLException {
        return new Kept(
                count(database, "resource where type = 'Consent' and patient like 'bench-%'"),
                count(database, "feed_entry where subject like 'patient %'"),
                count(database, "audit_event where patient like 'bench-%' and action = 'C'"),
                count(database, "audit_event where type like '%|110106' and outcome = '0' and study is not null"),
                count(database, "audit_event where type like '%|110106' and outcome <> '0' and study is not null"));
    }

    private static long count(Connection database, String what) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet found = statement.executeQuery("select count(*) from " + what)) {
            found.next();
            return found.getLong(1);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.storage.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Gives the server's database role exactly the rights its work needs. The role owns no table. A table guarded by
 * {@code refuse_change} only grows: the role can neither change nor empty it.
 */
final class Rights {
    /**
     * Lets one node at a time set rights: PostgreSQL refuses two sessions that change the rights of one table at once.
     */
    private static final String ALONE = "select pg_advisory_xact_lock(7104)";

    private static final String GRANT = """
            do $$
            declare
              reader text := current_setting('consentry.role');
              one record;
            begin
              execute format('grant usage on schema %I to %I', current_schema(), reader);
              for one in
                select c.oid::regclass as name,
                       c.relname = 'flyway_schema_history' as history,
                       exists (select 1 from pg_trigger t join pg_proc p on p.oid = t.tgfoid
                                where t.tgrelid = c.oid and p.proname = 'refuse_change') as kept
                  from pg_class c
                 where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
                   and not c.relispartition and c.relowner = current_user::regrole
              loop
                execute format('revoke all on %s from %I', one.name, reader);
                execute format('grant %s on %s to %I',
                               case when one.history then 'select'
                                    when one.kept then 'select, insert'
                                    else 'select, insert, update, delete' end, one.name, reader);
              end loop;
              execute format('grant execute on function audit_event_add_months(timestamptz, timestamptz) to %I', reader);
            end $$
            """;

    private Rights() {}

    /**
     * Sets the rights anew, as the owner.
     *
     * @param owner connections of the role that owns the tables
     * @param application connections of the role that the server works with
     */
    static void grant(DataSource owner, DataSource application) throws SQLException {
        String role = role(application);
        try (Connection connection = owner.getConnection()) {
            connection.setAutoCommit(false);
            run(connection, ALONE);
            try (PreparedStatement name = connection.prepareStatement("select set_config('consentry.role', ?, true)")) {
                name.setString(1, role);
                name.execute();
            }
            run(connection, GRANT);
            connection.commit();
        }
    }

    /** How many tables of the server's schema belong to the server's own role, or to a role of which it is a member. */
    static long owned(DataSource application) throws SQLException {
        try (Connection connection = application.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from pg_class where relkind in ('r', 'p')"
                        + " and relnamespace = current_schema()::regnamespace"
                        + " and pg_has_role(current_user, relowner, 'MEMBER')")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Whether any migration was ever applied. */
    static boolean isBegun(DataSource application) throws SQLException {
        try (Connection connection = application.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select to_regclass('flyway_schema_history') is not null")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static String role(DataSource application) throws SQLException {
        try (Connection connection = application.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select current_user")) {
            row.next();
            return row.getString(1);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

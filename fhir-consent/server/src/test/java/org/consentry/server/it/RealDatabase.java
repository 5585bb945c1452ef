// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL of our own that can be stopped and started again with its data. */
public final class RealDatabase {
    private static final String USER = "consentry";
    private static final String SERVER = "consentry_server";

    private final Path folder;
    private final int port;
    private EmbeddedPostgres running;

    RealDatabase(Path folder, int port) throws IOException, SQLException {
        this.folder = folder;
        this.port = port;
        this.running = run();
        try (Connection admin = running.getPostgresDatabase().getConnection();
                Statement statement = admin.createStatement()) {
            // As in production: one account owns the tables, and the server's own owns nothing.
            statement.execute("create role consentry login password 'consentry'");
            statement.execute("create role consentry_server login password 'consentry_server'");
            // The tables are small here, where reading all of one is cheap: only a plan without an index to use shall.
            for (String role : List.of(USER, SERVER)) {
                statement.execute("alter role " + role + " set enable_seqscan = off");
                statement.execute("alter role " + role + " set enable_hashjoin = off");
                statement.execute("alter role " + role + " set enable_mergejoin = off");
            }
            statement.execute("create database consentry owner consentry");
        }
    }

    /** JDBC address. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/consentry";
    }

    /** Where it writes the plan of every statement it ran, one JSON object a line. */
    Path plans() {
        return folder.resolve("log").resolve("plans.json");
    }

    /** The account that owns the tables, whose password is the same. */
    public String user() {
        return USER;
    }

    /** The server's own account, whose password is the same. */
    public String server() {
        return SERVER;
    }

    /** Connections of the server's own account. */
    public PGSimpleDataSource serverPool() {
        PGSimpleDataSource pool = new PGSimpleDataSource();
        pool.setURL(url());
        pool.setUser(SERVER);
        pool.setPassword(SERVER);
        return pool;
    }

    /** Connections of the account that owns the tables. */
    public DataSource pool() {
        PGSimpleDataSource pool = new PGSimpleDataSource();
        pool.setURL(url());
        pool.setUser(USER);
        pool.setPassword(USER);
        return pool;
    }

    /** Changes what the database itself refuses to change, as somebody with all rights could. */
    public void behindTheTrail(String change) throws SQLException {
        try (Connection admin = DriverManager.getConnection(url(), "postgres", "postgres");
                Statement statement = admin.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute(change);
        }
    }

    /** The file in which PostgreSQL keeps a table. */
    Path fileOf(String table) throws SQLException {
        try (Connection connection = pool().getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select pg_relation_filepath('" + table + "')")) {
            found.next();
            return folder.resolve(found.getString(1));
        }
    }

    /** Waits until a table is empty. */
    void awaitNone(String table) throws SQLException {
        try (Connection connection = pool().getConnection();
                Statement statement = connection.createStatement()) {
            // Ends when the table is empty; the database itself gives up after the time it is given.
            statement.execute("set statement_timeout = '20s'");
            statement.execute("do $$ begin while exists (select 1 from " + table
                    + ") loop perform pg_sleep(0.05); end loop; end $$");
        }
    }

    /** Stops it; its data stay. */
    public void stop() {
        try {
            running.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it with its data. */
    public void startAgain() {
        try {
            running = run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private EmbeddedPostgres run() throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setServerConfig("shared_preload_libraries", "auto_explain")
                .setServerConfig("auto_explain.log_min_duration", "0")
                .setServerConfig("auto_explain.log_nested_statements", "on")
                .setServerConfig("auto_explain.log_format", "json")
                .setServerConfig("logging_collector", "on")
                .setServerConfig("log_destination", "jsonlog")
                .setServerConfig("log_filename", "plans.log")
                .setServerConfig("log_rotation_size", "0")
                .setServerConfig("log_rotation_age", "0")
                .start();
    }
}

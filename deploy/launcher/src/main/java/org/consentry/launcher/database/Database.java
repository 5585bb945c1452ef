// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.consentry.launcher.process.Child;
import org.consentry.launcher.process.ChildSpec;
import org.consentry.launcher.process.Children;
import org.consentry.launcher.process.Readiness;
import org.consentry.launcher.process.StartException;
import org.consentry.launcher.process.StopSignal;
import org.consentry.launcher.supply.PinnedSums;

/** PostgreSQL: durable settings, loopback only, no socket in /tmp, no values in its log. */
public final class Database {
    /** Name of the process, its log and its pid file. */
    public static final String NAME = "postgresql";

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String WRONG_PASSWORD = "28P01";
    private static final List<String> OPTIONS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "password_encryption=scram-sha-256",
            "log_error_verbosity=terse",
            "log_min_error_statement=panic",
            "log_parameter_max_length_on_error=0");

    private final DatabaseSettings settings;
    private final PinnedSums sums;

    public Database(DatabaseSettings settings, PinnedSums sums) {
        this.settings = settings;
        this.sums = sums;
    }

    /**
     * Starts PostgreSQL and returns when the application's database takes connections. Creates what is missing, keeps
     * what is there.
     */
    public Child start(Children children) {
        PostgresProgram program = PostgresProgram.in(settings.program(), sums);
        Cluster cluster = new Cluster(program, settings.cluster());
        if (!cluster.exists()) {
            cluster.create(settings.adminPassword());
        }
        Child child =
                children.start(new ChildSpec(NAME, command(program), Map.of(), settings.program(), StopSignal.INT));
        Readiness.await(child, this::acceptsConnections, LIMIT);
        createApplicationDatabase();
        return child;
    }

    private List<String> command(PostgresProgram program) {
        List<String> command = new ArrayList<>(List.of(
                program.file("postgres").toString(),
                "-D",
                settings.cluster().toString(),
                "-p",
                Integer.toString(settings.port())));
        OPTIONS.forEach(option -> command.addAll(List.of("-c", option)));
        return Unprivileged.command(command);
    }

    private boolean acceptsConnections() {
        try (Connection connection = connect("postgres")) {
            return connection.isValid(2);
        } catch (SQLException e) {
            if (WRONG_PASSWORD.equals(e.getSQLState())) {
                throw new StartException("PostgreSQL's data in " + settings.cluster()
                        + " belongs to another secrets.properties: put that file back, or start anew with --reset.");
            }
            return false;
        }
    }

    private void createApplicationDatabase() {
        String name = settings.database();
        try (Connection connection = connect("postgres")) {
            createRole(connection, name, settings.password());
            createRole(connection, settings.owner(), settings.ownerPassword());
            if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
                run(connection, "CREATE DATABASE \"" + name + "\" OWNER \"" + settings.owner() + "\"");
            }
        } catch (SQLException e) {
            throw new StartException("the database " + name + " cannot be created: SQL state " + e.getSQLState(), e);
        }
        giveToOwner(name);
    }

    /**
     * In installations from before 2026-12 the application's role owned everything; where it owns nothing, nothing is
     * done.
     */
    private void giveToOwner(String role) {
        try (Connection connection = connect(role)) {
            run(connection, "REASSIGN OWNED BY \"" + role + "\" TO \"" + settings.owner() + "\"");
        } catch (SQLException e) {
            throw new StartException(
                    "the tables of " + role + " cannot be given to their owner: SQL state " + e.getSQLState(), e);
        }
    }

    private void createRole(Connection connection, String role, String password) throws SQLException {
        if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", role)) {
            run(connection, "CREATE ROLE \"" + role + "\" LOGIN");
        }
        try (PreparedStatement quote = connection.prepareStatement("SELECT quote_literal(?)")) {
            quote.setString(1, password);
            try (ResultSet result = quote.executeQuery()) {
                result.next();
                run(connection, "ALTER ROLE \"" + role + "\" PASSWORD " + result.getString(1));
            }
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(settings.url(database), "postgres", settings.adminPassword());
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet result = statement.executeQuery()) {
                return result.next();
            }
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A PostgreSQL of our own that can be stopped and started again with its data. */
final class RealDatabase {
    private static final String USER = "consentry";

    private final Path folder;
    private final int port;
    private EmbeddedPostgres running;

    RealDatabase(Path folder, int port) throws IOException, SQLException {
        this.folder = folder;
        this.port = port;
        this.running = run();
        try (Connection admin = running.getPostgresDatabase().getConnection();
                Statement statement = admin.createStatement()) {
            // As in production: the server's account owns its database and is nobody special.
            statement.execute("create role consentry login password 'consentry'");
            statement.execute("create database consentry owner consentry");
        }
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/consentry";
    }

    String user() {
        return USER;
    }

    /** A connection of the server's account. */
    Connection connection() throws SQLException {
        return DriverManager.getConnection(url(), USER, USER);
    }

    void stop() {
        try {
            running.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void startAgain() {
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
                .start();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.storage.database;

import java.util.Arrays;
import java.util.Optional;
import org.consentry.protocol.token.SafeAddress;
import org.postgresql.ds.PGSimpleDataSource;

/** Whether others can read on the way what the server says to its database. Read as the driver itself reads it. */
public final class DatabaseAddress {
    private static final String VERIFIED = "verify-full";

    private DatabaseAddress() {}

    /**
     * What is wrong with an address.
     *
     * @param url JDBC address; its parameters may hold secrets and are not repeated
     * @return expected and found; empty if it is this machine's, or TLS that checks certificate and name
     */
    public static Optional<String> problem(String url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        try {
            source.setUrl(url);
        } catch (IllegalArgumentException malformed) {
            return Optional.of("expected a JDBC address of PostgreSQL, found something else");
        }
        boolean here = Arrays.stream(source.getServerNames()).allMatch(SafeAddress::isThisMachine);
        String factory = Optional.ofNullable(source.getSslfactory()).orElse("");
        if (here || (VERIFIED.equals(source.getSslMode()) && !factory.endsWith("NonValidatingFactory"))) {
            return Optional.empty();
        }
        return Optional.of("expected sslmode=" + VERIFIED + ", or a database on this machine (localhost), found "
                + String.join(", ", source.getServerNames()) + " with sslmode="
                + Optional.ofNullable(source.getSslMode()).orElse("prefer")
                + (factory.isEmpty() ? "" : " and sslfactory=" + factory));
    }

    /**
     * Looks before anything is said to the database.
     *
     * @throws IllegalStateException if others could read it
     */
    static void require(Optional<String> url) {
        url.flatMap(DatabaseAddress::problem).ifPresent(problem -> {
            throw new IllegalStateException("Settings: db-url: " + problem);
        });
    }
}

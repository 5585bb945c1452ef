// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.storage.database;

import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.postgresql.ds.PGSimpleDataSource;

/** The database role that owns the tables, where a site has one besides the server's own role. */
final class TableOwner {
    private TableOwner() {}

    /** Connections of the owner that the settings name. Empty if they name none, or outside of a container. */
    static Optional<DataSource> configured() {
        Config config;
        try {
            config = ConfigProvider.getConfig();
        } catch (IllegalStateException noContainer) {
            return Optional.empty();
        }
        Function<String, Optional<String>> settings =
                key -> config.getOptionalValue(key, String.class).filter(value -> !value.isBlank());
        DatabaseAddress.require(settings.apply("db-url"));
        return of(settings);
    }

    /**
     * The same from other settings.
     *
     * @throws IllegalStateException if only one of the two settings is there
     */
    static Optional<DataSource> of(Function<String, Optional<String>> settings) {
        Optional<String> user = settings.apply("db-owner-user");
        Optional<String> password = settings.apply("db-owner-password");
        if (user.isPresent() != password.isPresent()) {
            throw new IllegalStateException("Expected db-owner-user and db-owner-password together, found one of them");
        }
        return user.map(name -> {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(settings.apply("db-url").orElseThrow());
            source.setUser(name);
            source.setPassword(password.orElseThrow());
            source.setLogServerErrorDetail(false);
            return source;
        });
    }
}

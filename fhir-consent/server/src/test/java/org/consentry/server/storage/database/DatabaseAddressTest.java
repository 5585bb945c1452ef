// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.storage.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://127.0.0.1:15432/consentry?ApplicationName=x",
                "jdbc:postgresql://localhost/consentry",
                "jdbc:postgresql://[::1]:5432/consentry",
                "jdbc:postgresql:consentry",
                "jdbc:postgresql://db.example/consentry?sslmode=verify-full&sslrootcert=/etc/root.pem"
            })
    void whatIsSealedOrStaysHereIsTaken(String url) {
        assertThat(DatabaseAddress.problem(url)).isEmpty();
    }

    // Nothing refused a database whose traffic, all of the hospital's consents, went through the network in plain.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db.example/consentry",
                "jdbc:postgresql://db.example/consentry?sslmode=require",
                "jdbc:postgresql://db.example/consentry?sslmode=verify-ca",
                "jdbc:postgresql://db.example/consentry?sslmode=verify-full&sslmode=disable",
                "jdbc:postgresql://db.example/consentry?sslmode=verify-full"
                        + "&sslfactory=org.postgresql.ssl.NonValidatingFactory",
                "jdbc:postgresql://localhost,db.example/consentry"
            })
    void whatLeavesThisMachineUncheckedIsRefused(String url) {
        assertThat(DatabaseAddress.problem(url))
                .get()
                .asString()
                .contains("expected sslmode=verify-full", "db.example");
    }

    @Test
    void secretsInItAreNotRepeated() {
        assertThat(DatabaseAddress.problem("jdbc:postgresql://db.example/x?password=hush-hush"))
                .get()
                .asString()
                .doesNotContain("hush");
    }

    @Test
    void itIsLookedAtBeforeMigrations() {
        assertThatIllegalStateException()
                .isThrownBy(() -> DatabaseAddress.require(Optional.of("jdbc:postgresql://db.example/consentry")))
                .withMessageContaining("db-url: expected sslmode=verify-full");
    }
}

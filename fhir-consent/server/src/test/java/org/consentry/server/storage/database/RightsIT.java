// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.storage.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.consentry.server.audit.store.PartitionStore;
import org.consentry.server.it.Platform;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The server's database role owned every table, so whoever had its password could switch off what guards them. */
class RightsIT {
    private static final PGSimpleDataSource OWNER = new PGSimpleDataSource();
    private static PGSimpleDataSource server;

    @BeforeAll
    static void migrate() throws SQLException {
        OWNER.setUrl(Platform.database().url());
        OWNER.setUser(Platform.database().user());
        OWNER.setPassword(Platform.database().user());
        try (Connection connection = OWNER.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create schema rights");
        }
        OWNER.setCurrentSchema("rights");
        server = Platform.database().serverPool();
        server.setCurrentSchema("rights");
        MigrationIntegrator.migrate(OWNER, server);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "audit_event",
                "audit_block",
                "record_block",
                "resource_version",
                "feed_entry",
                "disclosure_report",
                "regime_version"
            })
    void whatIsOnlyEverAddedToTheServerCanNeitherChangeNorEmptyNorUnguard(String table) {
        assertThatThrownBy(() -> asServer("delete from " + table)).hasMessageContaining("permission denied");
        assertThatThrownBy(() -> asServer("truncate " + table)).hasMessageContaining("permission denied");
        assertThatThrownBy(() -> asServer("alter table " + table + " disable trigger all"))
                .hasMessageContaining("must be owner");
        assertThatThrownBy(() -> asServer("drop table " + table)).hasMessageContaining("must be owner");
        assertThatCode(() -> asServer("select 1 from " + table + " limit 1")).doesNotThrowAnyException();
    }

    @Test
    void theServerMakesNoTablesButStillAddsMonthsToTheTrail() {
        assertThatThrownBy(() -> asServer("create table mine (word text)")).hasMessageContaining("permission denied");
        assertThatThrownBy(() -> asServer("delete from flyway_schema_history"))
                .hasMessageContaining("permission denied");

        int added = new PartitionStore(server)
                .add(Instant.parse("2031-01-15T00:00:00Z"), Instant.parse("2031-02-15T00:00:00Z"));

        assertThat(added).isEqualTo(2);
    }

    @Test
    void withoutTheOwnerAServerOfTheSameVersionStartsAndOneThatMustMigrateDoesNot() throws SQLException {
        assertThatCode(() -> MigrationIntegrator.migrate(server)).doesNotThrowAnyException();

        Platform.database()
                .behindTheTrail("delete from rights.flyway_schema_history where version ="
                        + " (select max(version) from rights.flyway_schema_history)");

        assertThatIllegalStateException()
                .isThrownBy(() -> MigrationIntegrator.migrate(server))
                .withMessageContaining("1 migrations that only the owner of its tables can apply");
    }

    private static void asServer(String sql) throws SQLException {
        try (Connection connection = server.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir
    Path folder;

    @Test
    void theyAreMadeOnceAndThenKept() {
        Path file = folder.resolve("secrets.properties");

        Secrets first = Secrets.loadOrCreate(file, new SecureRandom());
        Secrets second = Secrets.loadOrCreate(file, new SecureRandom());

        assertThat(second.database()).isEqualTo(first.database()).hasSize(43);
        assertThat(second.of(Client.AGENT)).isEqualTo(first.of(Client.AGENT)).isNotEqualTo(first.of(Client.PORTAL));
    }

    @Test
    void onlyTheOwnerMayReadThem() throws Exception {
        Path file = folder.resolve("secrets.properties");

        Secrets.loadOrCreate(file, new SecureRandom());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void oneThatIsNewIsAddedToThoseThatAreKept() throws Exception {
        Path file = Files.writeString(folder.resolve("secrets.properties"), "database=kept\n");

        Secrets secrets = Secrets.loadOrCreate(file, new SecureRandom());

        assertThat(secrets.database()).isEqualTo("kept");
        assertThat(secrets.loginAdmin()).hasSize(43);
    }

    @Test
    void theyAreNotPrinted() {
        Secrets secrets = Secrets.loadOrCreate(folder.resolve("secrets.properties"), new SecureRandom());

        assertThat(secrets.toString()).doesNotContain(secrets.database());
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommonPasswordsTest {

    @Test
    void leakedPasswordsAndWordsOfThisPlaceAreOnTheListThatKeycloakReads(@TempDir Path data) throws IOException {
        CommonPasswords.write(data);

        List<String> list = Files.readAllLines(data.resolve("password-blacklists/common-passwords.txt"));
        assertThat(list)
                .contains("password1", "football1", "consentry123")
                .doesNotHaveDuplicates()
                .allSatisfy(word -> assertThat(word).hasSizeGreaterThanOrEqualTo(8))
                .hasSizeGreaterThan(3000);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What no source of any module may say, where no compiler or analyzer looks. */
class SourcesTest {
    private static final Path ROOT = Path.of("../..");
    /** A literal, a constant, or text that is quoted. */
    private static final Pattern COMPILED =
            Pattern.compile("Pattern\\.compile\\(\\s*(\"|[A-Z][A-Z_]+\\b|Pattern\\.quote\\()?");

    private static final Pattern WEAK = Pattern.compile(
            "\"(MD[245]|SHA-?1|(Hmac|HMAC-?)(MD5|SHA-?1)|DES(ede)?|RC[24]|AES|[A-Za-z0-9]+/ECB/[^\"]*)\"");

    /** A pattern made of what somebody sent can be made to run for ever. */
    @Test
    void patternsAreNeverMadeOfInput() throws IOException {
        List<String> constant = new ArrayList<>();
        List<String> other = new ArrayList<>();
        for (Path file : sources()) {
            Matcher compiled = COMPILED.matcher(Files.readString(file));
            while (compiled.find()) {
                (compiled.group(1) == null ? other : constant)
                        .add(file.getFileName().toString());
            }
        }

        assertThat(other).isEmpty();
        assertThat(constant).hasSizeGreaterThan(50);
    }

    /**
     * Authenticators know no other than SHA-1 for their codes. A key for AES-GCM is called AES; the cipher is named in
     * full beside it.
     */
    @Test
    void noWeakHashOrCipherIsAskedFor() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : sources()) {
            Matcher weak = WEAK.matcher(Files.readString(file));
            while (weak.find()) {
                found.add(file.getFileName() + " " + weak.group(1));
            }
        }

        assertThat(found).isSubsetOf("Totp.java HmacSHA1", "SubscriptionConfig.java AES", "Aes.java AES");
    }

    /** Who searches for a class by its name finds one. */
    @Test
    void noNameStandsForTwoClasses() throws IOException {
        assertThat(sources())
                .extracting(file -> file.getFileName().toString())
                .filteredOn(name -> !name.equals("package-info.java"))
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(1000);
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(path -> path.toString().contains("/src/main/java/")
                            && path.toString().endsWith(".java"))
                    .toList();
        }
    }
}

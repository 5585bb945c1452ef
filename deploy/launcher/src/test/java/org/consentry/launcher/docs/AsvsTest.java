// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of ASVS requirements is whole, and names what is there. */
class AsvsTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final Path PAGE = ROOT.resolve("docs/asvs.md");
    private static final Pattern CLASS = Pattern.compile("[A-Z]\\w+(#\\w+)?");

    /** How many requirements of levels 1 and 2 each chapter has. */
    private static final int[] COUNTS = {27, 11, 19, 10, 9, 35, 18, 7, 7, 29, 14, 9, 13, 9, 13, 16, 7};

    private final List<Requirement> all = read(ROOT.resolve("docs/asvs/requirements.tsv"))
            .lines()
            .map(Requirement::of)
            .toList();

    @Test
    void everyRequirementIsThereOnce() {
        assertThat(all).extracting(Requirement::number).doesNotHaveDuplicates().hasSize(253);
        assertThat(all).extracting(Requirement::state).isSubsetOf(Requirement.STATES);
        assertThat(all).extracting(Requirement::evidence).noneMatch(String::isBlank);
        assertThat(IntStream.rangeClosed(1, COUNTS.length).map(chapter -> (int)
                        all.stream().filter(one -> one.chapter() == chapter).count()))
                .containsExactly(IntStream.of(COUNTS).boxed().toArray(Integer[]::new));
    }

    @Test
    void whatIsMetNamesSomething() {
        assertThat(all)
                .filteredOn(one -> List.of("met", "setting").contains(one.state()))
                .allSatisfy(one -> assertThat(one.named()).as(one.number()).isNotEmpty());
    }

    @Test
    void whatIsNamedIsThere() throws IOException {
        List<Path> files = sources();
        String settings =
                read(ROOT.resolve("docs/operations.md")) + read(ROOT.resolve("deploy/keycloak/realm.template.json"));
        assertThat(all)
                .allSatisfy(one -> assertThat(one.named())
                        .as(one.number())
                        .allMatch(name -> CLASS.matcher(name).matches()
                                ? isClass(files, name)
                                : Files.exists(ROOT.resolve(name))
                                        || files.stream().anyMatch(file -> file.endsWith(name))
                                        || settings.contains(name)));
    }

    @Test
    void thePageIsMadeFromTheTable() throws IOException {
        String page = AsvsPage.of(all);
        if (Boolean.getBoolean("asvs.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(read(PAGE)).isEqualTo(page);
    }

    private static boolean isClass(List<Path> files, String name) {
        int method = name.indexOf('#');
        String file = (method < 0 ? name : name.substring(0, method)) + ".java";
        return files.stream()
                .filter(path -> path.endsWith(file))
                .anyMatch(path -> method < 0 || read(path).contains("void " + name.substring(method + 1) + "("));
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(path -> path.toString().contains("/src/")).toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(file + ": expected a readable file", e);
        }
    }
}

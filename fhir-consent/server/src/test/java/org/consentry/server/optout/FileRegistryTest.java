// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.optout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.consentry.policy.PatientId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileRegistryTest {
    private static final String NUMBERS = "https://fhir.nhs.uk/Id/nhs-number";
    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
    private static final Registry.Subject ANNA = subject("1", "943 476 5919");
    private static final Registry.Subject BEN = subject("2", "9434765870");
    private static final Registry.Subject NOBODY = subject("3", "9434765918");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills it
    private Path folder;

    @Test
    void whoIsMissingInTheAnswerIsNotClear() throws IOException {
        FileRegistry registry = new FileRegistry(folder, NUMBERS);
        List<Registry.Subject> all = List.of(ANNA, BEN, NOBODY);

        assertThat(registry.ask(all, NOW)).isEqualTo(Registry.Answer.NONE);
        Path request = folder.resolve("out").resolve(NOW.toEpochMilli() + ".dat");
        assertThat(request).hasContent("9434765870,\n9434765919,\n");
        assertThat(Files.readString(request)).doesNotContain("\r");
        assertThat(registry.ask(all, NOW.plusSeconds(60))).as("no answer yet").isEqualTo(Registry.Answer.NONE);

        Files.writeString(folder.resolve("in").resolve(NOW.toEpochMilli() + ".dat"), "9434765919,\n");
        Registry.Answer answer = registry.ask(all, NOW.plusSeconds(120));

        assertThat(answer.clear()).containsExactly(ANNA.patient());
        assertThat(answer.notClear()).containsExactly(BEN.patient());
        assertThat(answer.at()).as("it ages from the question on").isEqualTo(NOW);
        assertThat(request).doesNotExist();
    }

    @Test
    void anEmptyAnswerMeansThatNobodyIsClear() throws IOException {
        FileRegistry registry = new FileRegistry(folder, NUMBERS);
        registry.ask(List.of(ANNA, BEN), NOW);
        Files.writeString(folder.resolve("in").resolve(NOW.toEpochMilli() + ".dat"), "");

        Registry.Answer answer = registry.ask(List.of(ANNA, BEN), NOW.plusSeconds(1));

        assertThat(answer.clear()).isEmpty();
        assertThat(answer.notClear()).containsExactlyInAnyOrder(ANNA.patient(), BEN.patient());
    }

    @Test
    void whoCameAfterTheQuestionHasNoAnswer() throws IOException {
        FileRegistry registry = new FileRegistry(folder, NUMBERS);
        registry.ask(List.of(ANNA), NOW);
        Files.writeString(folder.resolve("in").resolve(NOW.toEpochMilli() + ".dat"), "9434765919,\n9434765870,\n");

        Registry.Answer answer = registry.ask(List.of(ANNA, BEN), NOW.plusSeconds(1));

        assertThat(answer.clear()).containsExactly(ANNA.patient());
        assertThat(answer.notClear()).isEmpty();
    }

    @Test
    void aQuestionThatStaysWithoutAnswerIsPutAgain() {
        FileRegistry registry = new FileRegistry(folder, NUMBERS);
        Instant later = NOW.plus(Duration.ofHours(25));
        registry.ask(List.of(ANNA), NOW);

        registry.ask(List.of(ANNA), later);
        registry.ask(List.of(ANNA), later);

        assertThat(folder.resolve("out").resolve(later.toEpochMilli() + ".dat")).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"backup.dat", "1718452800000-copy.dat", "99999999999999999999.dat", ".dat"})
    void aFileThatIsNotOursIsLeftAlone(String stray) throws IOException {
        // One such file once ended every round, so that nobody's answer grew old any more.
        FileRegistry registry = new FileRegistry(folder, NUMBERS);
        Files.createDirectories(folder.resolve("out"));
        Files.writeString(folder.resolve("out").resolve(stray), "9434765919,\n");

        registry.ask(List.of(ANNA), NOW);
        Files.writeString(folder.resolve("in").resolve(NOW.toEpochMilli() + ".dat"), "9434765919,\n");
        Registry.Answer answer = registry.ask(List.of(ANNA), NOW.plusSeconds(1));

        assertThat(answer.clear()).containsExactly(ANNA.patient());
        assertThat(folder.resolve("out").resolve(stray)).exists();
    }

    @ParameterizedTest
    @CsvSource({
        "9434765919, true",
        "943-476-5919, true",
        "9434765918, false",
        "0000000001, false",
        "943476591, false",
        "abcdefghij, false",
        "1000000010, false"
    })
    void aNumberIsOneOnlyIfItsLastDigitFits(String text, boolean expected) {
        assertThat(NhsNumber.of(text).isPresent()).isEqualTo(expected);
    }

    private static Registry.Subject subject(String number, String nhs) {
        PatientId patient = new PatientId("urn:oid:2.999.1", number);
        return new Registry.Subject(patient, Set.of(patient, new PatientId(NUMBERS, nhs)));
    }
}

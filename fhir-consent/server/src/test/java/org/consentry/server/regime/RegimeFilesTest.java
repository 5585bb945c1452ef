// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.regime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import org.consentry.policy.AccessRequest;
import org.consentry.policy.Action;
import org.consentry.policy.Circumstances;
import org.consentry.policy.ConsentPolicy;
import org.consentry.policy.DeidState;
import org.consentry.policy.Deny;
import org.consentry.policy.PatientId;
import org.consentry.policy.PatientTerms;
import org.consentry.policy.Permit;
import org.consentry.policy.Place;
import org.consentry.policy.Purpose;
import org.consentry.policy.Recipient;
import org.consentry.policy.Study;
import org.consentry.protocol.MalformedMessageException;
import org.consentry.server.audit.accounting.AccountingRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegimeFilesTest {
    private static final Set<String> ALL =
            Set.of("demo", "US-HIPAA", "US-WA", "US-CA", "EU-GDPR", "EU-EHDS", "UK-ENGLAND");
    private static final String OWN = """
            {"id":"OWN","version":%s,"gates":{"HRESCH":"OPT_OUT"},
             "flags":{"specificBeatsGeneral":"NEVER","careGoesOn":true}%s}""";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills it
    private Path folder;

    @Test
    void everyRegimeThatComesWithTheServerIsOne() {
        assertThat(RegimeFiles.inForce(new RegimeConfig(ALL, null)))
                .extracting(file -> file.regime().id())
                .containsExactlyInAnyOrderElementsOf(ALL);
    }

    @ParameterizedTest(name = "{0}: {1} of a patient in {2}, {3}")
    @CsvSource(textBlock = """
            US-HIPAA,   MLTRAINING, US-NY,  IDENTIFIED,   OPT_IN_MISSING
            US-HIPAA,   MLTRAINING, US-NY,  DEIDENTIFIED, PERMIT
            US-HIPAA,   HRESCH,     US-NY,  LIMITED,      PERMIT
            US-HIPAA,   TREAT,      US-NY,  IDENTIFIED,   PERMIT
            US-WA,      HOPERAT,    US-WA,  IDENTIFIED,   OPT_IN_MISSING
            US-WA,      HRESCH,     US-OR,  IDENTIFIED,   DEFAULT_DENY
            US-CA,      HRESCH,     US-CA,  IDENTIFIED,   OPT_IN_MISSING
            EU-GDPR,    HRESCH,     DE,     PSEUDONYMISED, OPT_IN_MISSING
            EU-GDPR,    HRESCH,     DE,     ANONYMOUS,    PERMIT
            UK-ENGLAND, HRESCH,     GB-ENG, IDENTIFIED,   PERMIT
            UK-ENGLAND, MLTRAINING, GB-ENG, IDENTIFIED,   PERMIT
            UK-ENGLAND, HRESCH,     GB-SCT, IDENTIFIED,   DEFAULT_DENY
            EU-EHDS,    HRESCH,     FR,     PSEUDONYMISED, DEFAULT_DENY
            demo,       MLTRAINING, US-NY,  IDENTIFIED,   PERMIT
            """)
    void theTableOfTheDesignHolds(String regime, String purpose, String place, DeidState state, String expected) {
        Regimes regimes = new Regimes(new RegimeConfig(Set.of(regime), null));
        AccessRequest request = new AccessRequest(
                new PatientId("a", "b"),
                Study.UNKNOWN,
                Recipient.of("northlight"),
                Set.of(Purpose.of(purpose)),
                Action.DISCLOSE,
                state,
                Circumstances.NONE.in(new Place(place, place, place)),
                Instant.parse("2026-06-15T12:00:00Z"));

        String found = switch (ConsentPolicy.decide(request, PatientTerms.NONE, regimes.all())) {
            case Permit _ -> "PERMIT";
            case Deny deny -> deny.code();
        };
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void severalRegimesGiveTheShortestDeadline() {
        Regimes regimes = new Regimes(new RegimeConfig(Set.of("US-HIPAA", "US-CA"), null));
        ZonedDateTime asked = ZonedDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

        assertThat(regimes.deadline("erase-data", asked)).hasValue(asked.plusDays(45));
        assertThat(regimes.deadline("something-else", asked)).isEmpty();
    }

    @Test
    void theRegimesInForceSayWhatMustBeAccountedFor() {
        Instant now = Instant.parse("2026-06-15T12:00:00Z");

        assertThat(new Regimes(new RegimeConfig(Set.of("US-HIPAA"), null)).accounting(now))
                .containsExactly(new AccountingRules(
                        6,
                        List.of(
                                "TREAT",
                                "HPAYMT",
                                "HOPERAT",
                                "PATRQT",
                                "AUTHORIZATION",
                                "LIMITED_DATA_SET",
                                "DEIDENTIFIED")));
        assertThat(new Regimes(new RegimeConfig(ALL, null)).accounting(now))
                .as("EU-EHDS has not begun")
                .hasSize(ALL.size() - 1);
    }

    @Test
    void aHospitalsOwnFileIsInForceInAllItsVersions() throws IOException {
        Files.writeString(folder.resolve("own-1.json"), OWN.formatted(1, ""));
        Files.writeString(
                folder.resolve("own-2.json"), OWN.formatted(2, ",\"effectiveFrom\":\"2030-01-01T00:00:00Z\""));

        Regimes regimes = new Regimes(new RegimeConfig(Set.of("OWN"), folder));

        assertThat(regimes.inForce(Instant.parse("2026-01-01T00:00:00Z")).citation())
                .isEqualTo("OWN/1");
        assertThat(regimes.inForce(Instant.parse("2031-01-01T00:00:00Z")).citation())
                .isEqualTo("OWN/2");
    }

    @Test
    void everyMistakeIsNamedAtOnce() throws IOException {
        Files.writeString(folder.resolve("a.json"), "{");
        Files.writeString(folder.resolve("b.json"), OWN.formatted(1, ",\"gate\":1"));
        Files.writeString(folder.resolve("c.json"), OWN.formatted(1, ",\"clocks\":{\"erase-data\":\"soon\"}"));
        Files.writeString(folder.resolve("d.json"), OWN.formatted(1, ""));
        Files.writeString(folder.resolve("e.json"), OWN.formatted(1, ",\"notes\":[]"));

        Files.writeString(
                folder.resolve("f.json"), OWN.formatted(2, ",\"accounting\":{\"years\":6,\"exclude\":[\"TPO\"]}"));
        Files.writeString(
                folder.resolve("g.json"), OWN.formatted(3, ",\"accounting\":{\"years\":\"6\",\"exclude\":[]}"));

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> RegimeFiles.inForce(new RegimeConfig(Set.of("MARS"), folder)))
                .withMessageContaining("a.json: expected a JSON object as regime")
                .withMessageContaining("b.json: expected only known members at regime, found gate")
                .withMessageContaining("c.json: expected a period such as P45D at regime.clocks.erase-data")
                .withMessageContaining("e.json: expected a version of its own, found OWN/1, which d.json is")
                .withMessageContaining("f.json: expected purposes of use, AUTHORIZATION")
                .withMessageContaining("g.json: expected a number of years and a list of texts at regime.accounting")
                .withMessageContaining("found MARS");
    }

    /** The last of two gates was read. */
    @Test
    void aMemberWrittenTwiceIsNoRegime() {
        assertThatExceptionOfType(MalformedMessageException.class)
                .isThrownBy(() -> RegimeFile.read("twice", "{\"id\":\"A\",\"id\":\"B\"}"))
                .withMessageContaining("id");
    }

    @Test
    void blanksDoNotMakeAnotherRegime() {
        RegimeFile one = RegimeFile.read("a", OWN.formatted(1, ""));

        assertThat(RegimeFile.read("b", OWN.formatted(1, "").replace(",", " ,\n"))
                        .digest())
                .isEqualTo(one.digest());
        assertThat(RegimeFile.read("c", OWN.formatted(1, ",\"notes\":[]")).digest())
                .isNotEqualTo(one.digest());
    }
}

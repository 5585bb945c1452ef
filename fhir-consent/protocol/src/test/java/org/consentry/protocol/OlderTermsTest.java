// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.Set;
import org.consentry.policy.Code;
import org.consentry.policy.Confidentiality;
import org.consentry.policy.ConsentTerms;
import org.consentry.policy.Labels;
import org.consentry.policy.PatientCase;
import org.consentry.policy.PatientTerms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Terms as servers and replica files of 2026-09 have them: what they do not say is read so that no yes gains by it. */
class OlderTermsTest {
    @ParameterizedTest
    @CsvSource({
        "2026-05-01T10:00:01Z,2026-05-01T10:00:01Z",
        "2026-05-01T10:01:00Z,2026-05-01T10:01:00Z",
        "2026-05-01T10:00:00.001Z,2026-05-01T10:00:00.001Z",
        "2026-05-01T10:00:00Z,2027-05-02T10:00:00Z",
        "2026-05-01T18:15:00Z,2027-05-02T18:15:00Z"
    })
    void aDateThatMayBeAMidnightMayBeAYear(Instant dateTime, Instant latest) {
        assertThat(consent(dateTime.toString(), "").made().latest()).isEqualTo(latest);
    }

    @Test
    void levelsAndSensitivitiesAreOneDimensionAndANoIsAboutEverything() {
        ConsentTerms.Rules rules =
                (ConsentTerms.Rules) consent("2026-05-01T10:00:01Z", "").base();

        assertThat(rules.root().conditions().labels())
                .isEqualTo(new Labels(Set.of(Confidentiality.R), Set.of(Code.sensitivity("HIV")), true));
        assertThat(rules.secondaryOnly()).isFalse();
    }

    @Test
    void aCaseWithoutSinceWhenIsLiftedByNoYes() {
        assertThat(terms("2026-05-01T10:00:01Z", "").cases())
                .singleElement()
                .extracting(PatientCase::since)
                .isNull();
    }

    @Test
    void aSpanThatEndsBeforeItBeginsIsRefused() {
        assertThatExceptionOfType(MalformedMessageException.class)
                .isThrownBy(() -> consent("2026-05-01T10:00:01Z", ",\"until\":\"2026-05-01T10:00:00Z\""))
                .withMessage("expected an instant no earlier than dateTime at terms.consents[0].until,"
                        + " found an earlier one");
    }

    private static ConsentTerms consent(String dateTime, String more) {
        return terms(dateTime, more).consents().get(0);
    }

    private static PatientTerms terms(String dateTime, String more) {
        return TermsJson.read(
                Members.parse("""
            {"consents":[{"id":"c","version":1,"topic":"ai","dateTime":"%s","evidenced":false,
              "rule":{"effect":"DENY","confidentiality":["R"],"sensitivities":["http://terminology.hl7.org/CodeSystem/v3-ActCode|HIV"],
                "unresolved":["confidentiality"]},
              "nesting":"REPLACING","elseDeny":false%s}],
             "cases":[{"kind":"WITHDRAWAL","recipient":"northlight",
              "purposes":["http://terminology.hl7.org/CodeSystem/v3-ActReason|MLTRAINING"]}]}""".formatted(dateTime, more), "terms").json());
    }
}

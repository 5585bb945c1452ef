// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.consentry.policy.Purpose;
import org.consentry.server.audit.Samples;
import org.consentry.server.audit.accounting.AccountingItem.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountingRulesTest {
    static final AccountingRules HIPAA = new AccountingRules(
            6, List.of("TREAT", "HPAYMT", "HOPERAT", "PATRQT", "AUTHORIZATION", "LIMITED_DATA_SET", "DEIDENTIFIED"));

    private static final AccountingDuty DUTY = duty(HIPAA);

    @ParameterizedTest
    @CsvSource(textBlock = """
                    # zone,              now,                    six years back begin
                    America/New_York,    2026-11-22T22:00:00Z,   2020-11-22T05:00:00Z
                    # An hour after midnight in New York it is the new day there, before it is not.
                    America/New_York,    2026-11-22T04:59:59Z,   2020-11-21T05:00:00Z
                    America/New_York,    2026-11-22T05:00:00Z,   2020-11-22T05:00:00Z
                    # A leap day has no twin six years back: the day before, not the day after.
                    America/New_York,    2028-02-29T12:00:00Z,   2022-02-28T05:00:00Z
                    UTC,                 2030-02-28T12:00:00Z,   2024-02-28T00:00:00Z
                    # Summer time began that day, and on the day before.
                    America/New_York,    2026-03-08T12:00:00Z,   2020-03-08T05:00:00Z
                    America/New_York,    2026-03-09T12:00:00Z,   2020-03-09T04:00:00Z
                    # A day without midnight begins at one.
                    America/Sao_Paulo,   2024-11-04T12:00:00Z,   2018-11-04T03:00:00Z
                    Europe/Tallinn,      2026-06-30T20:59:59Z,   2020-06-29T21:00:00Z
                    """)
    void theLawLooksBackSixYearsOfTheHospitalsCalendar(String zone, Instant now, Instant since) {
        assertThat(HIPAA.since(now, ZoneId.of(zone))).isEqualTo(since);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    # purpose,   basis,                 identifiability, legal, excluded as
                    HRESCH,      regime/demo/1,         named,           true,
                    HRESCH,      regime/demo/1,         coded,           true,
                    HRESCH,      regime/demo/1,         none,            false, DEIDENTIFIED
                    HRESCH,      Consent/c/_history/2,  named,           false, AUTHORIZATION
                    MLTRAINING,  regime/demo/1,         named,           true,
                    SYSDEV,      regime/demo/1,         named,           true,
                    TREAT,       regime/demo/1,         named,           false, TREAT
                    TREATDS,     regime/demo/1,         named,           false, TREAT
                    HQUALIMP,    regime/demo/1,         named,           false, HOPERAT
                    HPAYMT,      regime/demo/1,         named,           false, HPAYMT
                    PATRQT,      regime/demo/1,         named,           false, PATRQT
                    PUBHLTH,     regime/demo/1,         named,           true,
                    """)
    void whatMustBeAccountedFor(String purpose, String basis, String identifiability, boolean legal, String exclusion) {
        AccountingItem item = item(Outcome.DISCLOSED, purpose, basis, identifiability);

        assertThat(DUTY.counts(item)).isEqualTo(legal);
        assertThat(DUTY.exclusion(item).orElse(null)).isEqualTo(exclusion);
    }

    @ParameterizedTest
    @CsvSource({"DISCLOSED, true", "UNCERTAIN, true", "FAILED, false", "REFUSED, false"})
    void whatMayHaveLeftCountsAndWhatStayedDoesNot(Outcome outcome, boolean legal) {
        assertThat(DUTY.counts(item(outcome, "HRESCH", "regime/demo/1", "named")))
                .isEqualTo(legal);
    }

    @Test
    void aRegimeThatExcludesNothingAccountsForAll() {
        AccountingDuty all = duty(new AccountingRules(10, List.of()));

        assertThat(all.counts(item(Outcome.DISCLOSED, "TREAT", "Consent/c/_history/1", "none")))
                .isTrue();
    }

    @Test
    void oneOfSeveralPurposesThatIsNotOperationsIsEnough() {
        AccountingItem item = new AccountingItem(
                "e",
                Samples.AT,
                Outcome.DISCLOSED,
                new AccountingItem.Receiver("northlight", "", ""),
                List.of(Purpose.TREAT, Purpose.MLTRAINING),
                new AccountingItem.What("scan", "", new AccountingItem.Amount(1, 0, 1), "named"),
                List.of());

        assertThat(DUTY.counts(item)).isTrue();
    }

    @Test
    void ofSeveralRegimesTheStrictestWins() {
        AccountingItem care = item(Outcome.DISCLOSED, "TREAT", "regime/demo/1", "named");

        assertThat(duty(HIPAA, new AccountingRules(6, List.of())).counts(care)).isTrue();
        assertThat(duty(HIPAA, new AccountingRules(10, List.of("TREAT"))).counts(care))
                .isFalse();
        assertThat(duty(HIPAA, new AccountingRules(10, List.of("TREAT"))).since())
                .isEqualTo(Instant.parse("2016-11-22T00:00:00Z"));
        assertThat(duty().counts(care)).as("no regime says anything").isTrue();
    }

    @Test
    void whatIsOlderThanTheLawLooksBackNeedNotBeAccountedFor() {
        Instant later = Samples.AT.plus(Duration.ofDays(366 * 6));
        AccountingItem item = item(Outcome.DISCLOSED, "HRESCH", "regime/demo/1", "named");

        assertThat(AccountingDuty.of(List.of(HIPAA), later, ZoneId.of("UTC")).exclusion(item))
                .hasValue("YEARS");
        assertThat(AccountingDuty.of(List.of(HIPAA, new AccountingRules(7, List.of())), later, ZoneId.of("UTC"))
                        .counts(item))
                .isTrue();
    }

    @Test
    void rulesThatCannotBeFollowedAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AccountingRules(6, List.of("TPO")))
                .withMessageContaining("found TPO");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AccountingRules(0, List.of()))
                .withMessageContaining("years");
    }

    private static AccountingDuty duty(AccountingRules... rules) {
        return AccountingDuty.of(List.of(rules), Instant.parse("2026-11-22T22:00:00Z"), ZoneId.of("UTC"));
    }

    private static AccountingItem item(Outcome outcome, String purpose, String basis, String identifiability) {
        return new AccountingItem(
                "e",
                Samples.AT,
                outcome,
                new AccountingItem.Receiver("northlight", "Northlight", "US"),
                List.of(Purpose.of(purpose)),
                new AccountingItem.What("scan", "", new AccountingItem.Amount(3, 0, 4096), identifiability),
                List.of(basis.startsWith("Consent/") ? basis : "https://consentry.org/fhir/" + basis));
    }
}

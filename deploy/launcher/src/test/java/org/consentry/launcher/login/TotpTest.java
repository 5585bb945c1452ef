// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
    /** The key of the examples in RFC 6238, appendix B; of their eight digits the last six. */
    private final Totp totp = new Totp("12345678901234567890");

    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void theCodesAreThoseOfTheStandard(long second, String code) {
        assertThat(totp.code(Totp.period(Instant.ofEpochSecond(second)))).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void theSetupKeyIsBase32(String secret, String key) {
        assertThat(new Totp(secret).setupKey()).isEqualTo(key);
    }

    @Test
    void aPeriodHasThirtySeconds() {
        assertThat(Totp.period(Instant.ofEpochSecond(89))).isEqualTo(2);
        assertThat(Totp.period(Instant.ofEpochSecond(90))).isEqualTo(3);
    }
}

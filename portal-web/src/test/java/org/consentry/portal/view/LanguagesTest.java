// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LanguagesTest {

    @Test
    void whatIsAskedForWinsThenTheCookieThenTheBrowserThenEnglish() {
        List<Locale> mexican = List.of(Locale.forLanguageTag("fr"), Locale.forLanguageTag("es-MX"));

        assertThat(Languages.resolve("en", "es", mexican)).isEqualTo(Languages.ENGLISH);
        assertThat(Languages.resolve(null, "es", List.of())).isEqualTo(Languages.SPANISH);
        assertThat(Languages.resolve(null, null, mexican)).isEqualTo(Languages.SPANISH);
        assertThat(Languages.resolve(null, null, List.of(Locale.FRENCH))).isEqualTo(Languages.ENGLISH);
    }

    @Test
    void overTlsTheCookieIsOfThisHostAlone() {
        assertThat(Languages.cookie(true)).isEqualTo("__Host-lang");
        assertThat(Languages.isCookie(Languages.cookie(true))).isTrue();
        assertThat(Languages.isCookie(Languages.cookie(false))).isTrue();
        assertThat(Languages.isCookie("__Host-key")).isFalse();
    }

    @Test
    void aLanguageWeDoNotSpeakIsNoLanguage() {
        assertThat(Languages.named("fr")).isEmpty();
        assertThat(Languages.named("<script>")).isEmpty();
    }

    @Test
    void theCleanAddressStaysOnThisSite() {
        assertThat(LanguageFilter.clean("//evil.example/x", "lang=es")).isEqualTo("/evil.example/x");
        assertThat(LanguageFilter.clean("/sharing", "year=2026&lang=es&page=2")).isEqualTo("/sharing?year=2026&page=2");
    }
}

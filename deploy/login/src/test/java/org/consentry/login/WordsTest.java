// SPDX-License-Identifier: Apache-2.0
package org.consentry.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource({
        "en, 1, Wait 1 minute,",
        "en, 60, Wait 1 minute,",
        "en, 61, Wait 2 minutes,",
        "en, 900, Wait 15 minutes,",
        "es, 30, Espere 1 minuto y",
        "es, 900, Espere 15 minutos y"
    })
    void theWaitIsSaidInFullMinutes(String language, int seconds, String words) throws IOException {
        assertThat(said(language, Duration.ofSeconds(seconds))).contains(words).doesNotContain("{", "choice");
    }

    @Test
    void oneMillisecondIsAMinuteToo() {
        assertThat(Waiting.minutes(Duration.ofMillis(1))).isEqualTo(1);
    }

    private static String said(String language, Duration wait) throws IOException {
        String file = "/theme-resources/messages/messages_" + language + ".properties";
        Properties words = new Properties();
        try (InputStream in = Objects.requireNonNull(WordsTest.class.getResourceAsStream(file), file);
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            words.load(reader);
        }
        return new MessageFormat(words.getProperty(Waiting.MESSAGE), Locale.forLanguageTag(language))
                .format(new Object[] {Waiting.minutes(wait)});
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeptFormsTest {

    private static final String PATH = "/questions/new";

    private final AccountMark marks = new AccountMark(new Random());
    private Instant now = Instant.parse("2026-06-15T12:00:00Z");
    private final KeptForms forms = new KeptForms(marks, () -> now);

    @Test
    void aFormIsGivenBackOnceToItsPersonAndPath() {
        String anna = marks.of("anna");
        assertThat(forms.keep(PATH, form(anna))).isTrue();

        assertThat(forms.take(marks.of("ben"), PATH)).isEmpty();
        assertThat(forms.take(anna, "/choices/ai")).isEmpty();
        assertThat(forms.take(anna, PATH)).contains(form(anna));
        assertThat(forms.take(anna, PATH)).isEmpty();
    }

    @Test
    void whoeverWasNeverSignedInHasNothingKept() {
        String anna = marks.of("anna");
        String other = anna.substring(0, anna.length() - 1) + (anna.endsWith("0") ? "1" : "0");

        assertThat(forms.keep(PATH, Map.of("text", "hello"))).isFalse();
        assertThat(forms.keep(PATH, form(""))).isFalse();
        assertThat(forms.keep(PATH, form("0".repeat(64)))).isFalse();
        assertThat(forms.keep(PATH, form(other))).isFalse();
        assertThat(forms.take(other, PATH)).isEmpty();
        assertThat(forms.keep(PATH, form(new AccountMark(new Random()).of("anna"))))
                .as("of another run")
                .isFalse();
    }

    @Test
    void theOldestMakesRoom() {
        for (int i = 0; i <= KeptForms.MOST; i++) {
            forms.keep(PATH, form(marks.of("person " + i)));
        }

        assertThat(forms.take(marks.of("person 0"), PATH)).isEmpty();
        assertThat(forms.take(marks.of("person 1"), PATH)).isPresent();
        assertThat(forms.take(marks.of("person " + KeptForms.MOST), PATH)).isPresent();
    }

    @Test
    void afterADayItIsGone() {
        String anna = marks.of("anna");
        forms.keep(PATH, form(anna));
        now = now.plus(Duration.ofDays(1));
        assertThat(forms.take(anna, "/elsewhere")).isEmpty();
        now = now.plus(Duration.ofSeconds(1));

        assertThat(forms.take(anna, PATH)).isEmpty();
    }

    private static Map<String, String> form(String owner) {
        return Map.of(KeptForms.OWNER, owner, "text", "hello");
    }
}

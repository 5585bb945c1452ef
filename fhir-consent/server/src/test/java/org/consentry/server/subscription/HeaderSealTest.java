// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderSealTest {
    private static final List<String> SECRET = List.of("Authorization: Bearer s3cret", "X-Two: ü\"");
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String OTHER = Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("another key, 32 bytes as all are".getBytes(java.nio.charset.StandardCharsets.US_ASCII));

    private final HeaderSeal seal = seal(KEY);

    @Test
    void whatIsSealedOpensAndTellsNothingAndNeverLooksTheSame() {
        String kept = seal.seal("x", SECRET);

        assertThat(seal.open("x", kept)).isEqualTo(SECRET);
        assertThat(kept).startsWith("aes-gcm:").doesNotContain("s3cret", "Authorization");
        assertThat(seal.seal("x", SECRET)).isNotEqualTo(kept);
        assertThat(seal.open("x", seal.seal("x", List.of()))).isEmpty();
    }

    @Test
    void whatWasMovedOrChangedDoesNotOpen() {
        String kept = seal.seal("x", SECRET);
        char last = kept.charAt(kept.length() - 6);

        assertThatThrownBy(() -> seal.open("y", kept)).hasMessageContaining("found them changed");
        String changed =
                kept.substring(0, kept.length() - 6) + (last == 'A' ? 'B' : 'A') + kept.substring(kept.length() - 5);
        assertThatThrownBy(() -> seal.open("x", changed)).hasMessageContaining("found them changed");
    }

    @Test
    void anotherKeyAndNoKeyAreSaidToBeSo() {
        String kept = seal.seal("x", SECRET);

        assertThatThrownBy(() -> seal(OTHER).open("x", kept)).hasMessageContaining("subscription-key", "another");
        assertThatThrownBy(() -> seal("").open("x", kept)).hasMessageContaining("subscription-key is missing");
        assertThatThrownBy(() -> seal("").seal("x", SECRET)).hasMessageContaining("subscription-key is missing");
        assertThat(seal("").open("x", seal("").seal("x", List.of()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "not base64 at all, but quite long enough to be one", "AAAA"})
    void aKeyThatIsNoneIsRefusedAndNotTold(String text) {
        List<String> mistakes = new ArrayList<>();
        config(text, mistakes);

        assertThat(mistakes)
                .singleElement()
                .asString()
                .contains("subscription-key")
                .doesNotContain(text);
    }

    @Test
    void readersSeeNamesAndWhoSendsThemBackKeepsTheValues() {
        List<String> shown = Headers.shown(SECRET);

        assertThat(shown).containsExactly("Authorization: ********", "X-Two: ********");
        assertThat(Headers.filled(shown, SECRET)).isEqualTo(SECRET);
        assertThat(Headers.filled(List.of("x-two:********", "X-New: 1"), SECRET))
                .containsExactly("X-Two: ü\"", "X-New: 1");
        assertThatThrownBy(() -> Headers.filled(shown, List.of())).isInstanceOf(UnprocessableEntityException.class);
    }

    private static HeaderSeal seal(String key) {
        return new HeaderSeal(config(key, new ArrayList<>()), new Random(1));
    }

    private static SubscriptionConfig config(String key, List<String> mistakes) {
        Map<String, String> settings = Map.of("subscription-key", key);
        return SubscriptionConfig.read(name -> Optional.ofNullable(settings.get(name)), mistakes);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Texts that stand in for others on the page of another person. */
class ActingKeysTest {

    private static final String STANDS_IN = "^acting\\.((only|look|silent)\\.)?";

    private static final List<String> STAND_INS = Wording.ENGLISH.patterns().keySet().stream()
            .filter(key -> key.startsWith("acting."))
            .toList();

    @Test
    void eachStandsInForATextWithTheSameParameters() {
        Map<String, String> patterns = Wording.ENGLISH.patterns();

        assertThat(STAND_INS).hasSizeGreaterThan(100).allSatisfy(key -> {
            String stoodFor = key.replaceFirst(STANDS_IN, "");
            assertThat(patterns).containsKey(stoodFor);
            assertThat(Wording.parameters(patterns.getOrDefault(stoodFor, "")))
                    .as(key)
                    .isEqualTo(Wording.parameters(patterns.getOrDefault(key, "")));
        });
    }

    /** A choice keeps the digest of these texts: who picks for another has to read the very same. */
    @Test
    void whatAChoiceKeepsAsReadHasNoOtherWords() {
        assertThat(STAND_INS)
                .noneMatch(key -> key.replaceFirst(STANDS_IN, "")
                        .matches("(ai|research)\\.(q|hint|yes|yes\\.hint|no|no\\.hint)"
                                + "|(company|scan)\\.(q|hint|no|same)|single\\.note"
                                + "|stop\\.(title|body|same|cannot|button)"));
    }
}

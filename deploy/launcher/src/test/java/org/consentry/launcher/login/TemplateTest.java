// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {
    @Test
    void everyPlaceIsFilled() {
        Template template = new Template("{\"a\": \"@{one}/x\", \"b\": \"@{two}\", \"c\": \"@{one}\"}");

        assertThat(template.fill(Map.of("one", "1", "two", "2")))
                .isEqualTo("{\"a\": \"1/x\", \"b\": \"2\", \"c\": \"1\"}");
    }

    @Test
    void valuesCannotBreakOutOfTheirString() {
        assertThat(new Template("\"@{name}\"").fill(Map.of("name", "a\"b\\c\nd$1")))
                .isEqualTo("\"a\\\"b\\\\c\\u000ad$1\"");
    }

    @Test
    void aPlaceWithoutAValueIsNamed() {
        assertThatThrownBy(() -> new Template("@{known} @{unknown}").fill(Map.of("known", "x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no value for [unknown]");
    }

    @Test
    void aValueWithoutAPlaceIsNamed() {
        assertThatThrownBy(() -> new Template("@{known}").fill(Map.of("known", "x", "spelt-wrong", "y")))
                .hasMessage("no place for [spelt-wrong]");
    }
}

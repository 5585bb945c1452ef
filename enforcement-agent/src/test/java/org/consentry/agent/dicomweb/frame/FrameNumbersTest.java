// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.consentry.agent.dicomweb.body.RefusedBodyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a program may write where frames stand in an address. */
class FrameNumbersTest {
    @Test
    void framesKeepTheirOrder() {
        FrameNumbers numbers = FrameNumbers.of("3,1,999999999");

        assertThat(numbers.numbers()).containsExactly(3, 1, 999_999_999);
        assertThat(numbers.areWithin(3)).isFalse();
        assertThat(FrameNumbers.of("3,1").areWithin(3)).isTrue();
        assertThat(FrameNumbers.of("2").only()).isEqualTo(2);
        assertThat(FrameNumbers.of(upTo(1000)).numbers()).hasSize(1000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "0", "-1", "1,", ",1", "1,,2", "1,1", "01", "1000000000", "a", "1 ,2", "1-3", "+1", "١"})
    void allElseIsMalformed(String text) {
        assertThatExceptionOfType(RefusedBodyException.class)
                .isThrownBy(() -> FrameNumbers.of(text))
                .satisfies(e -> assertThat(e.status()).isEqualTo(400));
    }

    @Test
    void moreThanAThousandAreTooMany() {
        assertThatExceptionOfType(RefusedBodyException.class).isThrownBy(() -> FrameNumbers.of(upTo(1001)));
    }

    private static String upTo(int last) {
        return IntStream.rangeClosed(1, last).mapToObj(Integer::toString).collect(Collectors.joining(","));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.StringReader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

    /** A deny before a permit was lost: the usual reader keeps the last of two. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        {"decision":"deny","decision":"permit"}                   | decision twice in body
        {"a":{"b":[{"c":1},{"c":1,"d":2,"c":3}]}}                 | c twice in body.a.b[1]
        {"a":[[{"x":1,"x":1}]]}                                   | x twice in body.a[0][0]
        {"a":null,"a":null}                                       | a twice in body
        {"a":{"x":1},"b":{"x":1},"\\u0061":2}                     | a twice in body
        {"Anna Smith, born 1970":1,"Anna Smith, born 1970":2}     | a member twice in body
        {"Anna Smith":{"x":1,"x":2}}                              | x twice in body.a member
        """)
    void aMemberWrittenTwiceIsRefusedByName(String text, String named) {
        assertThatExceptionOfType(MalformedMessageException.class)
                .isThrownBy(() -> StrictJson.object(text, "body"))
                .withMessage("expected each member once, found " + named);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "[]", "3", "\"x\"", "{", "{\"a\":}", "{\"a\":1}}", "{\"a\":1}{}", "{\"a\":1,}"})
    void whatIsNotOneObjectIsRefused(String text) {
        assertThatExceptionOfType(MalformedMessageException.class)
                .isThrownBy(() -> StrictJson.object(text, "body"))
                .withMessage("expected a JSON object as body, found something else");
    }

    @Test
    void everythingElseIsReadAsTheUsualReaderReadsIt() {
        String text = """
            {"a":[1,2.50,-3e2,true,false,null,"x",[],{}],"b":{"a":"é\\n"},"":"","c":[{"a":1},{"a":2}]}\
            """;

        assertThat(StrictJson.object(text, "body"))
                .isEqualTo(Json.createReader(new StringReader(text)).readObject())
                .hasToString(
                        Json.createReader(new StringReader(text)).readObject().toString());
    }

    @Test
    void moreLevelsThanAnyMessageHasAreRefused() {
        int most = StrictJson.DEEPEST;

        assertThat(StrictJson.object(nested(most), "body")).hasSize(1);
        assertThatExceptionOfType(MalformedMessageException.class)
                .isThrownBy(() -> StrictJson.object(nested(most + 1), "body"))
                .withMessageContaining("levels");
    }

    /** Read as a number, the first ones take seconds; written out, the last ones take gigabytes. */
    @ParameterizedTest
    @MethodSource("hugeNumbers")
    void aNumberThatCostsMoreThanItSaysIsRefused(String number) {
        assertThatExceptionOfType(MalformedMessageException.class)
                .isThrownBy(() -> StrictJson.object("{\"a\":[1," + number + "]}", "body"))
                .withMessage("expected numbers of at most 64 digits, with an exponent of at most 3,"
                        + " found a longer one as body.a[1]");
    }

    static Stream<String> hugeNumbers() {
        return Stream.of("1".repeat(60_000), "-0." + "1".repeat(63), "1e1000", "1E-1000", "2.5e+0001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1e-999", "1E+999", "0.0000000000000000000000000000000000000000000000000000000000001"})
    void anyOtherNumberIsRead(String number) {
        assertThat(StrictJson.object("{\"a\":" + number + "}", "body")
                        .getJsonNumber("a")
                        .bigDecimalValue())
                .isEqualByComparingTo(number);
    }

    /** The last of two values of one field counted in every message to and from agents. */
    @ParameterizedTest
    @ValueSource(strings = {"study", "other"})
    void aLineOfACohortWithAMemberTwiceIsRefused(String name) {
        assertThatExceptionOfType(MalformedMessageException.class)
                .isThrownBy(() -> Cohort.study("{\"study\":\"1.2.3\",\"%s\":1,\"%s\":2}".formatted(name, name), 7))
                .withMessageContaining("twice in line 7");
    }

    private static String nested(int levels) {
        return "{\"a\":".repeat(levels - 1) + "{}" + "}".repeat(levels - 1);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.consentry.policy.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteLimitsTest {
    private static final String CT = "1.2.840.10008.5.1.4.1.1.2";
    private static final String PLAIN = "1.2.840.10008.1.2.1";
    private static final Route OPEN = Route.open(
            "NORTHLIGHT", Purpose.MLTRAINING, RecipientPlace.plain("VENDOR", "localhost", 104), Route.Agreed.NOTHING);
    private static final Route LIMITED = OPEN.taking(new RouteLimits(Set.of(CT), Set.of(PLAIN)));

    @ParameterizedTest
    @CsvSource(textBlock = """
            1.2.840.10008.5.1.4.1.1.2, 1.2.840.10008.1.2.1,
            1.2.840.10008.5.1.4.1.1.4, 1.2.840.10008.1.2.1, '(0008,0016) SOPClassUID'
            1.2.840.10008.5.1.4.1.1.2, 1.2.840.10008.1.2,   '(0002,0010) TransferSyntaxUID'
            '',                        1.2.840.10008.1.2.1, '(0008,0016) SOPClassUID'
            """)
    void theElementThatKeepsAnObjectOffIsNamed(String sopClass, String syntax, String expected) {
        assertThat(LIMITED.limits().outside(sopClass, syntax).orElse(null)).isEqualTo(expected);
        assertThat(RouteLimits.NONE.outside(sopClass, syntax)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1.", ".1", "1..2", "01.2", "1.02", "CT", "1.2 ", "urn:oid:1.2"})
    void whatIsNoUidIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new RouteLimits(Set.of(text), Set.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new RouteLimits(Set.of(), Set.of(text)));
    }

    @Test
    void aUidThatIsTooLongAndTooManyOfThemAreRefused() {
        String longest = "1." + "2".repeat(62);
        Set<String> many = IntStream.rangeClosed(0, RouteLimits.MOST)
                .mapToObj(number -> "1." + number)
                .collect(Collectors.toSet());

        assertThat(new RouteLimits(Set.of(longest), Set.of()).takesClass(longest))
                .isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> new RouteLimits(Set.of(longest + "2"), Set.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new RouteLimits(many, Set.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new RouteLimits(Set.of(), many));
    }

    // An agent that does not know limits would let everything out on a route that it takes for open.
    @Test
    void anAgentThatDoesNotKnowLimitsTakesTheRouteForClosed() {
        JsonObject json = RecipientJson.write(LIMITED).build();

        assertThat(json.getBoolean("active")).isFalse();
        assertThat(read(json)).isEqualTo(LIMITED);
        assertThat(read(RecipientJson.write(OPEN).build())).isEqualTo(OPEN);
        assertThat(read(RecipientJson.write(LIMITED.in(Route.State.CLOSED)).build()))
                .isEqualTo(LIMITED.in(Route.State.CLOSED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "\"all\"",
                "[]",
                "{'open':true}",
                "{'open':true,'sopClasses':[]}",
                "{'sopClasses':['1.2'],'transferSyntaxes':[]}",
                "{'open':1,'sopClasses':['1.2'],'transferSyntaxes':[]}",
                "{'open':true,'sopClasses':'1.2','transferSyntaxes':[]}",
                "{'open':true,'sopClasses':['CT'],'transferSyntaxes':[]}",
                "{'open':true,'sopClasses':[1],'transferSyntaxes':[]}",
                "{'open':true,'sopClasses':['1.2'],'transferSyntaxes':[],'modalities':['CT']}"
            })
    void limitsThatCannotBeReadCloseTheRoute(String limits) {
        JsonObject json = with(RecipientJson.write(LIMITED).build(), "limits", limits);

        assertThat(read(json).state()).isEqualTo(Route.State.CLOSED);
    }

    @Test
    void aRouteThatContradictsItsLimitsIsClosed() {
        JsonObject json = RecipientJson.write(LIMITED).build();

        assertThat(read(with(json, "active", "true")).state()).isEqualTo(Route.State.CLOSED);
        assertThat(read(with(json, "shadow", "true")).state()).isEqualTo(Route.State.CLOSED);
    }

    private static JsonObject with(JsonObject json, String name, String value) {
        return json(Json.createObjectBuilder(json)
                .remove(name)
                .build()
                .toString()
                .replaceFirst("\\{", "{'" + name + "':" + value + ","));
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text.replace('\'', '"'))).readObject();
    }

    private static Route read(JsonObject json) {
        return RecipientJson.route(Members.of(json, "route"));
    }
}

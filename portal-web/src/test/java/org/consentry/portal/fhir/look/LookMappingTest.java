// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Looks of staff, as the server tells them. */
class LookMappingTest {
    private static final String ANSWER = """
            {"resourceType":"Parameters","parameter":[{"name":"visits","valueDecimal":51},{"name":"look","part":[
             {"name":"id","valueId":"ev1"},{"name":"who","valueString":"Dana Reyes"},
             {"name":"reason","valueString":"To answer a question"},
             {"name":"first","valueInstant":"2026-03-16T18:30:00Z"},{"name":"last","valueInstant":"2026-03-16T18:31:00Z"},
             {"name":"what","valueCode":"Communication"},{"name":"what","valueCode":"Consent"},
             {"name":"what","valueCode":"Encounter"},{"name":"what","valueCode":"Group"},
             {"name":"more","valueBoolean":true}]}]}""";

    @Test
    void aLookIsReadWhole() {
        LookMapping answer = read(ANSWER);

        assertThat(answer.all()).isEqualTo(51);
        assertThat(answer.looks())
                .containsExactly(new StaffLook(
                        "ev1",
                        Instant.parse("2026-03-16T18:30:00Z"),
                        Instant.parse("2026-03-16T18:31:00Z"),
                        "Dana Reyes",
                        "To answer a question",
                        List.of(Opened.CHOICES, Opened.QUESTIONS, Opened.OTHER),
                        true));
        assertThat(answer.looks().getFirst().lasted()).isTrue();
        assertThat(answer.looks().getFirst()).hasToString("StaffLook[]");
    }

    /** A list must never be a part. */
    @ParameterizedTest
    @CsvSource({"first", "last", "id"})
    void aLookThatCannotBeReadIsAFailure(String member) {
        LookMapping answer = read(ANSWER.replace("\"name\":\"" + member + "\"", "\"name\":\"x\""));

        assertThatThrownBy(answer::looks).isInstanceOf(FhirProblem.Away.class);
    }

    /** None is not the same as none that is known. */
    @ParameterizedTest
    @CsvSource({"visits, vosits", "51, 5.1"})
    void withoutTheirNumberTheListIsAFailure(String right, String wrong) {
        assertThatThrownBy(() -> read(ANSWER.replace(right, wrong)).all()).isInstanceOf(FhirProblem.Away.class);
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 1, 1", "1, 25, 1, 1", "1, 26, 2, 1", "3, 60, 3, 51"})
    void pagesAreCountedFromAllLooks(int page, long all, int pages, long first) {
        Looks looks = new Looks(List.of(), page, 25, all);

        assertThat(looks.pages()).isEqualTo(pages);
        assertThat(looks.firstRow()).isEqualTo(first);
    }

    private static LookMapping read(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return new LookMapping(Node.of(reader.readObject()));
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.Node;
import org.junit.jupiter.api.Test;

class LegalAccountingClientTest {

    private final List<String> asked = new ArrayList<>();

    @Test
    void aListOfSeveralPagesIsReadToItsEnd() {
        LegalAccounting list = whole(Map.of(
                "p&_count=200", page(200, "2"),
                "2", page(200, "3"),
                "3", page(7, "")));

        assertThat(list.lines()).hasSize(407);
        assertThat(list.series()).isFalse();
        assertThat(list.from()).isEqualTo("2020-11-22T05:00:00Z");
    }

    @Test
    void ofALongerListLikeDisclosuresStandInOneLine() {
        LegalAccounting list = whole(Map.of(
                "p&_count=200", page(200, "2"),
                "2", page(200, "3"),
                "3", page(200, "4"),
                "p&series=true", page(3, "")));

        assertThat(list.lines()).hasSize(3);
        assertThat(list.series()).isTrue();
        assertThat(asked).containsExactly("p&_count=200", "2", "3", "p&series=true");
    }

    /** Half an accounting would look like a whole one. */
    @Test
    void whatCannotBeReadWholeIsNotGiven() {
        assertThatThrownBy(() -> whole(Map.of("p&_count=200", page(200, "2")))).isInstanceOf(FhirProblem.Away.class);
        assertThatThrownBy(() -> whole(Map.of("p&_count=200", "{\"items\":[]}")))
                .isInstanceOf(FhirProblem.Away.class);
        assertThatThrownBy(() -> LegalAccountingClient.whole(
                        "p",
                        path -> {
                            if (path.endsWith("series=true")) {
                                throw new FhirProblem.Rejected(400, "[]");
                            }
                            return node(page(200, "2"));
                        },
                        Function.identity()))
                .isInstanceOf(FhirProblem.Away.class);
    }

    private LegalAccounting whole(Map<String, String> answers) {
        return LegalAccountingClient.whole(
                "p",
                path -> {
                    asked.add(path);
                    String answer = answers.get(path);
                    if (answer == null) {
                        throw new FhirProblem.Away("gone", false);
                    }
                    return node(answer);
                },
                Function.identity());
    }

    private static String page(int lines, String next) {
        String items = IntStream.range(0, lines)
                .mapToObj(n -> "{\"date\":\"2026-01-01T00:00:00Z\",\"number\":1}")
                .collect(Collectors.joining(","));
        String more = next.isEmpty() ? "" : ",\"next\":\"" + next + "\"";
        return "{\"from\":\"2020-11-22T05:00:00Z\",\"legal\":true,\"items\":[" + items + "]" + more + "}";
    }

    private static Node node(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return Node.of(reader.readObject());
        }
    }
}

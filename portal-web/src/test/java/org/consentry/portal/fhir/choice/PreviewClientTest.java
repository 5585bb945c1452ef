// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.choice;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.StringReader;
import org.consentry.portal.fhir.Node;
import org.junit.jupiter.api.Test;

class PreviewClientTest {

    private static String change(String study, String before, String after) {
        return """
                {"name":"change","part":[{"name":"study","valueReference":{"reference":"ImagingStudy/%s"}},
                 {"name":"before","part":[{"name":"outcome","valueCode":"%s"}]},
                 {"name":"after","part":[{"name":"outcome","valueCode":"%s"}]}]}""".formatted(study, before, after);
    }

    /** What changes only its reason, or opens, is not stopped. */
    @Test
    void onlyWhatCouldGoOutAndThenCouldNotIsStopped() {
        String answer = "{\"resourceType\":\"Parameters\",\"parameter\":["
                + String.join(
                        ",",
                        "{\"name\":\"compared\",\"valueInteger\":4}",
                        change("s1", "PERMIT", "DENY"),
                        change("s2", "PERMIT_WITH_OBLIGATIONS", "INDETERMINATE"),
                        change("s5", "PERMIT", "NOT_GATED"),
                        change("s3", "DENY", "DENY"),
                        change("s4", "DENY", "PERMIT"))
                + "]}";
        try (var reader = Json.createReader(new StringReader(answer))) {
            assertThat(PreviewClient.stopped(Node.of(reader.readObject()))).containsExactly("s1", "s2");
        }
    }

    /** A scan is one, whichever groups could get it. */
    @Test
    void aChoiceDecidesOnWhatWouldBeOtherwise() {
        String answer = "{\"resourceType\":\"Parameters\",\"parameter\":["
                + String.join(
                        ",",
                        change("s1", "DENY", "PERMIT"),
                        change("s1", "DENY", "PERMIT_WITH_OBLIGATIONS"),
                        change("s2", "NOT_GATED", "DENY"),
                        change("s3", "DENY", "INDETERMINATE"))
                + "]}";
        try (var reader = Json.createReader(new StringReader(answer))) {
            assertThat(PreviewClient.turned(Node.of(reader.readObject()))).containsExactlyInAnyOrder("s1", "s2");
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.List;
import org.consentry.portal.fhir.Node;
import org.junit.jupiter.api.Test;

class GroupsAboveTest {
    @Test
    void whatBelongsToAGroupThatIsPausedIsPausedToo() {
        List<RegisterEntry> entries = GroupsAbove.of(List.of(
                organization("whole", false, ""),
                organization("part", true, "Organization/whole"),
                organization("part-of-part", true, "Organization/part"),
                organization("other", true, ""),
                organization("part-of-other", true, "Organization/other"),
                organization("part-of-nobody", true, "Organization/nobody")));

        assertThat(entries)
                .extracting(RegisterEntry::slug, RegisterEntry::paused)
                .containsExactly(
                        tuple("whole", true),
                        tuple("part", true),
                        tuple("part-of-part", true),
                        tuple("other", false),
                        tuple("part-of-other", false),
                        tuple("part-of-nobody", false));
    }

    @Test
    void aCircleEnds() {
        assertThat(GroupsAbove.of(List.of(
                        organization("one", true, "Organization/two"), organization("two", true, "Organization/one"))))
                .extracting(RegisterEntry::paused)
                .containsExactly(false, false);
    }

    private static Node organization(String id, boolean active, String above) {
        String json = """
                {"resourceType":"Organization","id":"%s","name":"%s","active":%s,"partOf":{"reference":"%s"}}""".formatted(id, id, active, above);
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return Node.of(reader.readObject());
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import java.io.StringReader;
import java.time.Instant;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.Node;
import org.consentry.portal.fhir.sharing.SharingMapping.Summed;
import org.junit.jupiter.api.Test;

/** What waits to be sent, as the server tells it. */
class WaitingLineTest {
    private static final String ANSWER = """
            {"resourceType":"Parameters","parameter":[{"name":"waiting","part":[
             {"name":"id","valueId":"waits-1"},{"name":"since","valueInstant":"2026-03-14T18:30:00Z"},
             {"name":"told","valueInstant":"2026-03-14T18:31:00Z"},{"name":"instances","valueDecimal":214},
             {"name":"recipient","valueCode":"northlight"},{"name":"purpose","valueCode":"MLTRAINING"},
             {"name":"study","valueCode":"study1"}]}]}""";

    @Test
    void itIsALineThatHasNotLeft() {
        Summed summed = read(ANSWER).waiting().getFirst();

        SharingEvent line = summed.line();
        assertThat(line.id()).isEqualTo("waits-1").startsWith(SharingClient.WAITS);
        assertThat(line.waits()).isTrue();
        assertThat(line.at()).isEqualTo(Instant.parse("2026-03-14T18:30:00Z")).isEqualTo(summed.last());
        assertThat(line.told()).contains(Instant.parse("2026-03-14T18:31:00Z"));
        assertThat(line.left()).isFalse();
        assertThat(line.received()).isFalse();
        assertThat(line.refused()).isFalse();
        assertThat(line.elsewhere()).isFalse();
        assertThat(line.approval()).isEqualTo(SharingEvent.Approval.LATER);
        assertThat(line.recipient()).isEqualTo("northlight");
        assertThat(line.purpose()).isEqualTo("MLTRAINING");
        assertThat(line.study()).isEqualTo("study1");
        assertThat(line.detail("instances")).isEqualTo("214");
    }

    /** A list must never be a part. */
    @Test
    void whatCannotBeReadIsAFailure() {
        assertThatThrownBy(() -> read(ANSWER.replace("since", "later")).waiting())
                .isInstanceOf(FhirProblem.Away.class);
    }

    private static SharingMapping read(String text) {
        return new SharingMapping(
                Node.of(Json.createReader(new StringReader(text)).readObject()));
    }
}

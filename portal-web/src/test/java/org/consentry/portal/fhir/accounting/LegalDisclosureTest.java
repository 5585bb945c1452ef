// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.accounting;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import org.consentry.portal.fhir.Node;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegalDisclosureTest {
    /** What left past us is in the accounting too. It said "For another reason" where nobody had told one. */
    @ParameterizedTest
    @CsvSource({"MLTRAINING HRESCH, MLTRAINING", "UNK, untold", "'', ''"})
    void thePurposeIsTheFirstThatIsTold(String codes, String purpose) {
        var item = Json.createObjectBuilder().add("purpose-code", codes).build();

        assertThat(new LegalDisclosure(Node.of(item)).purpose()).isEqualTo(purpose);
    }
}

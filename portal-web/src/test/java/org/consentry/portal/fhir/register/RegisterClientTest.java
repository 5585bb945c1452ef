// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.register;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.StringReader;
import org.consentry.portal.fhir.Node;
import org.junit.jupiter.api.Test;

class RegisterClientTest {
    @Test
    void theOnlyPartOfTheBodyThatAContractCoversIsAFactOfTheCompany() {
        RegisterEntry company = recipient("""
                {"resourceType":"Organization","id":"northlight","name":"Northlight","extension":[
                {"url":"https://consentry.org/fhir/StructureDefinition/recipient-region","extension":[
                {"url":"term","valueCode":"CHEST"},
                {"url":"approved-by","valueReference":{"reference":"Practitioner/1"}}]}]}""");

        assertThat(company.fact("region")).isEqualTo("CHEST");
    }

    @Test
    void aContractForAllPartsTellsNone() {
        assertThat(recipient("{\"resourceType\":\"Organization\",\"id\":\"northlight\",\"name\":\"Northlight\"}")
                        .fact("region"))
                .isEmpty();
    }

    private static RegisterEntry recipient(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return RegisterClient.recipient(Node.of(reader.readObject()));
        }
    }
}

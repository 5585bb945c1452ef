// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.seal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class SealedClientTest {

    /** A boolean was read as text, so that staff were told of every chain that it was broken. */
    @Test
    void aChainThatHoldsIsSaidToHold() {
        SealedClient.Found found = read("true");

        assertThat(found.chains()).singleElement().satisfies(chain -> {
            assertThat(chain.name()).isEqualTo("audit");
            assertThat(chain.holds()).isTrue();
            assertThat(chain.links()).isEqualTo(74);
        });
        assertThat(found.noteTrouble()).isEmpty();
    }

    @Test
    void aChainThatDoesNotHoldOrDoesNotSayIsNot() {
        assertThat(read("false").chains()).noneMatch(Sealed::holds);
        assertThat(read("\"true\"").chains()).noneMatch(Sealed::holds);
        assertThat(read("null").chains()).noneMatch(Sealed::holds);
    }

    private static SealedClient.Found read(String holds) {
        try (var reader = Json.createReader(new StringReader("""
                {"resourceType":"Parameters","parameter":[{"name":"chain","part":[{"name":"name","valueCode":"audit"},
                {"name":"holds","valueBoolean":%s},{"name":"links","valueDecimal":74}]}]}""".formatted(holds)))) {
            return SealedClient.found(reader.readObject());
        }
    }
}

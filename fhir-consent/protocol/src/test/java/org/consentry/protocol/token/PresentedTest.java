// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PresentedTest {

    @Test
    void onlyAGoodTokenSaysAnything() {
        BearerToken said = new BearerToken(
                "https://login",
                "account",
                null,
                "export",
                null,
                Set.of("export-system"),
                null,
                null,
                null,
                Instant.EPOCH);

        assertThat(new Presented.Good(said).token()).contains(said);
        assertThat(new Presented.Bad().token()).isEmpty();
        assertThat(new Presented.Nothing().token()).isEmpty();
    }

    @Test
    void aTokenThatIsNotGoodIsToldApartFromNone() {
        assertThat(new Presented.Nothing().challenge()).isEqualTo("Bearer realm=\"consentry\"");
        assertThat(new Presented.Bad().challenge()).isEqualTo("Bearer realm=\"consentry\", error=\"invalid_token\"");
    }

    @Test
    void anAttributeThatIsNotOneIsNothing() {
        assertThat(Presented.of(null)).isEqualTo(new Presented.Nothing());
        assertThat(Presented.of("Bearer x")).isEqualTo(new Presented.Nothing());
        assertThat(Presented.of(new Presented.Bad())).isEqualTo(new Presented.Bad());
    }
}

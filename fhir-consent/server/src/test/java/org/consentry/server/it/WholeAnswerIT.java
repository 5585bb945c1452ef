// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each value of an answer once came in a chunk of its own, since the library flushes after each. */
class WholeAnswerIT {
    private static final Pattern CHUNK = Pattern.compile("(?m)^[0-9a-fA-F]{1,8}\r$");
    private static final int SMALLEST = 4096;

    private final Ward ward = new Ward();

    @Test
    void anAnswerComesInPiecesOfTheContainersBuffer() {
        Wire.Said said = Wire.get(
                ward.door().address(), "/fhir/r4/metadata", Platform.tokens().registrar());

        assertThat(said.status()).isEqualTo(200);
        assertThat(said.text()).hasSizeGreaterThan(3 * SMALLEST);
        assertThat(CHUNK.matcher(said.text()).results().count())
                .isLessThanOrEqualTo(said.text().length() / SMALLEST + 2);
    }
}

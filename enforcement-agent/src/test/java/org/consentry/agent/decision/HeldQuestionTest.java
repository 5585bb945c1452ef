// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeldQuestionTest {

    @TempDir
    Path folder;

    @Test
    void itIsWholeAndLeavesNothing() throws IOException {
        byte[] question = "{\"study\":\"2.999.5.1\"}\n".repeat(10_000).getBytes(StandardCharsets.US_ASCII);

        try (InputStream held = HeldQuestion.of(new ByteArrayInputStream(question), folder)) {
            assertThat(folder).as("while it is held").isEmptyDirectory();
            assertThat(held.readAllBytes()).isEqualTo(question);
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void oneThatIsTooLongIsRefusedWithoutReadingOn() {
        assertThatExceptionOfType(UnheldQuestionException.class)
                .isThrownBy(() -> HeldQuestion.of(new Endless(), folder).close())
                .withMessageContaining("at most 67108864 bytes")
                .returns(413, UnheldQuestionException::status);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aDiskThatDoesNotTakeItIsToBeTriedAgain() {
        assertThatExceptionOfType(UnheldQuestionException.class)
                .isThrownBy(() -> HeldQuestion.of(InputStream.nullInputStream(), folder.resolve("gone"))
                        .close())
                .withMessage("the agent's disk does not take the question")
                .returns(503, UnheldQuestionException::status);
    }

    /** A question without an end. */
    private static final class Endless extends InputStream {
        @Override
        public int read() {
            return ' ';
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            return length;
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.consentry.agent.deidentify.Deidentifier;
import org.consentry.agent.deidentify.KeyFile;
import org.consentry.policy.PatientId;
import org.consentry.policy.RecipientId;
import org.consentry.protocol.CodeChange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeAnswersTest {
    private static final CodeChange CHANGE = new CodeChange(
            7,
            new RecipientId("northlight"),
            new PatientId("urn:oid:2.999.1", "4711"),
            new PatientId("urn:oid:2.999.1", "4712"));

    @TempDir
    Path folder;

    /** A door that is away at first. */
    private static final class Door implements CodeAnswers.Door {
        private final List<CodeChange> asked = new ArrayList<>(List.of(CHANGE));
        private final List<CodeChange.Codes> told = new ArrayList<>();
        private boolean away = true;

        @Override
        public List<CodeChange> asked() throws IOException {
            if (away) {
                throw new IOException("away");
            }
            return List.copyOf(asked);
        }

        @Override
        public void tell(List<CodeChange.Codes> codes) {
            told.addAll(codes);
            asked.clear();
        }
    }

    @Test
    void agentsWithOneKeyTellTheSameCodesOnceTheServerIsThere() throws Exception {
        KeyFile.create(folder.resolve("key"), new Random(1));
        List<CodeChange.Codes> told = new ArrayList<>();
        for (int agent = 0; agent < 2; agent++) {
            Door door = new Door();
            Deidentifier deidentifier = new Deidentifier(KeyFile.read(folder.resolve("key")));
            CodeAnswers answers = new CodeAnswers(door, deidentifier);
            assertThat(answers.doWork()).isZero();
            door.away = false;
            assertThat(answers.doWork()).isEqualTo(1);
            assertThat(answers.doWork()).isZero();
            told.addAll(door.told);
            assertThat(door.told.get(0).was()).isEqualTo(deidentifier.code(CHANGE.was(), CHANGE.recipient()));
        }

        assertThat(told).hasSize(2);
        assertThat(told.get(0)).isEqualTo(told.get(1));
        assertThat(told.get(0).was()).isNotEqualTo(told.get(0).now());
    }
}

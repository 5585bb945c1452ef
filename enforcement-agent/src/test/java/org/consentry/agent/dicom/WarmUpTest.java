// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.consentry.agent.deidentify.Deidentifier;
import org.consentry.agent.deidentify.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarmUpTest {
    @TempDir
    private Path folder;

    @Test
    void headersGoThroughUntilTheTimeIsUp() {
        Deidentifier deidentifier = new Deidentifier(StageFiles.key(folder));

        assertThat(WarmUp.run(deidentifier, Duration.ofMillis(50))).isPositive();
        assertThat(WarmUp.run(deidentifier, Duration.ZERO)).isZero();
    }

    /** A header that is refused would warm up nothing of what follows. */
    @Test
    void whatGoesThroughIsCleaned() throws IOException {
        Deidentifier deidentifier = new Deidentifier(StageFiles.key(folder));

        assertThat(WarmUp.slice(deidentifier.memory(), 1)).isInstanceOf(Outcome.Cleaned.class);
    }
}

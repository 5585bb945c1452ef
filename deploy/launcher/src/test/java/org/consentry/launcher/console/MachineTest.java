// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MachineTest {
    @Test
    void java25WithEnoughMemoryIsFine() {
        assertThat(new Machine(25, 4096).problem()).isEmpty();
    }

    @Test
    void anotherJavaIsNamedWithTheRemedy() {
        assertThat(new Machine(17, 9999).problem().orElseThrow())
                .contains("Java 25", "Java 17", "openjdk-25-jdk-headless");
    }

    @Test
    void tooLittleMemoryIsNamedWithHowMuchThereIs() {
        assertThat(new Machine(25, 1800).problem().orElseThrow()).contains("4 GB", "1800 MB");
    }

    @Test
    void availableMemoryIsReadAsLinuxWritesIt() {
        assertThat(Memory.availableMegabytes(List.of("MemTotal:  24000000 kB", "MemAvailable:    2097152 kB")))
                .isEqualTo(2048);
        assertThat(Memory.availableMegabytes(List.of("something else"))).isEqualTo(Long.MAX_VALUE);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.console;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the demo needs of the machine.
 *
 * @param javaFeature the Java version this runs on, such as 25
 * @param availableMegabytes memory that programs can still get, in MiB
 */
record Machine(int javaFeature, long availableMegabytes) {
    private static final int JAVA = 25;
    private static final long NEEDED_MEGABYTES = 4096;

    /** The machine this runs on. */
    static Machine here() {
        return new Machine(Runtime.version().feature(), Memory.availableMegabytes());
    }

    /** One line for the first thing that is missing. */
    Optional<String> problem() {
        return Stream.of(wrongJava(), tooLittleMemory())
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> wrongJava() {
        return javaFeature == JAVA
                ? Optional.empty()
                : Optional.of("This needs Java 25 and runs on Java " + javaFeature
                        + ". Install openjdk-25-jdk-headless or Temurin 25 and start deploy/demo, which finds it.");
    }

    private Optional<String> tooLittleMemory() {
        return availableMegabytes >= NEEDED_MEGABYTES
                ? Optional.empty()
                : Optional.of("This needs 4 GB of free memory and the machine has " + availableMegabytes
                        + " MB. Close other programs and start again.");
    }
}

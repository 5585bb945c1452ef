// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.sealed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/** Ends a work at its first step on the disk, then anew at its second, and so on, until it is done without an end. */
public final class EachStep {
    /** More steps than anything here takes. */
    public static final int MANY = 1000;

    private EachStep() {}

    /** Makes what is there before. */
    @FunctionalInterface
    public interface Before {
        /** In this folder; returns the folder for the work. */
        Path prepare(Path folder) throws IOException;
    }

    /** What is ended. */
    @FunctionalInterface
    public interface Work {
        /**
         * Does it.
         *
         * @param told says that who asked for it was told that it is done
         */
        void run(Path folder, CutDisk disk, Runnable told) throws IOException;
    }

    /** What holds after the end. */
    @FunctionalInterface
    public interface After {
        /**
         * Looks.
         *
         * @param told whether who asked for the work was told that it is done
         */
        void check(Path folder, boolean told) throws IOException;
    }

    /**
     * Does it.
     *
     * @param powerCut whether the disk also forgets what was not forced
     */
    public static void of(Path temp, boolean powerCut, Before before, Work work, After after) throws IOException {
        boolean cut = true;
        for (int steps = 0; cut; steps++) {
            assertThat(steps).isLessThan(MANY);
            Path folder = before.prepare(Files.createDirectory(temp.resolve("cut-at-" + steps)));
            CutDisk disk = new CutDisk(steps);
            AtomicBoolean told = new AtomicBoolean();
            try {
                work.run(folder, disk, () -> told.set(true));
            } catch (CutDisk.Gone e) {
                assertThat(disk.wasCut()).isTrue();
            }
            cut = disk.wasCut();
            if (powerCut) {
                disk.powerCut();
            }
            after.check(folder, told.get());
        }
    }

    /** The same with nothing there before. */
    public static void of(Path temp, boolean powerCut, Work work, After after) throws IOException {
        of(temp, powerCut, folder -> folder, work, after);
    }
}

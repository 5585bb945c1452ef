// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.consentry.protocol.StoreAndForward;

/**
 * A gateway whose images wait, in a process that a test kills: prints its port, and from then on a line whenever
 * nothing waits any more.
 */
public final class QueueingProcess {
    private static final long PAUSE_NANOS = 10_000_000;

    private QueueingProcess() {}

    /** Takes a folder and the company's port. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
        Stage stage = new Stage(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        stage.waits(StoreAndForward.ANY_TIME);
        out.println(stage.port());
        boolean wasEmpty = false;
        while (true) {
            stage.later(Duration.ofSeconds(1));
            stage.workOff();
            stage.journal().doWork();
            boolean isEmpty = stage.queue().counts().waiting() == 0;
            if (isEmpty && !wasEmpty) {
                out.println("empty");
            }
            wasEmpty = isEmpty;
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}

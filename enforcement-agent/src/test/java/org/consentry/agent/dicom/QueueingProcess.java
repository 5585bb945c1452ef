// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.consentry.protocol.HandAct;
import org.consentry.protocol.StoreAndForward;

/**
 * A gateway whose images wait, in a process that a test kills; for the rest of their study if it is told of one. It
 * prints its port, then whether the route is held, and {@code empty} whenever nothing waits any more. It does what it
 * reads: {@code no}, {@code hold} and {@code release}.
 */
public final class QueueingProcess {
    private static final long PAUSE_NANOS = 5_000_000;

    private QueueingProcess() {}

    /**
     * Takes a folder, the company's port, and for how many seconds nothing more of a study comes until it is complete.
     */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        Stage stage = new Stage(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        int rest = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 0;
        stage.waits(StoreAndForward.ANY_TIME.resting(rest));
        out.println(stage.port());
        out.println(stage.queue().counts().heldRoutes() > 0 ? "held" : "free");
        boolean wasEmpty = false;
        while (true) {
            while (in.ready()) {
                obey(stage, in.readLine(), out);
            }
            stage.later(Duration.ofSeconds(1));
            stage.workOff();
            stage.journal().doWork();
            boolean isEmpty =
                    stage.queue().counts().waiting() + stage.queue().counts().held() == 0;
            if (isEmpty && !wasEmpty) {
                out.println("empty");
            }
            wasEmpty = isEmpty;
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private static void obey(Stage stage, String command, PrintStream out) {
        switch (command) {
            case "no" -> {
                out.println("no");
                stage.annaSaysNo();
            }
            case "hold" -> {
                act(stage, HandAct.Kind.HOLD);
                out.println("held");
            }
            default -> act(stage, HandAct.Kind.RELEASE);
        }
    }

    private static void act(Stage stage, HandAct.Kind kind) {
        stage.queue()
                .byHand()
                .onRoute(new HandAct(kind, "Olga Ortiz", "a-1", "it is a test"), Stage.NORTHLIGHT.value());
    }
}

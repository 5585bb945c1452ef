// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.console;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.consentry.launcher.Artifacts;
import org.consentry.launcher.NamedPort;
import org.consentry.launcher.RunFolder;
import org.consentry.launcher.RunningStack;
import org.consentry.launcher.Stack;
import org.consentry.launcher.StackConfig;
import org.consentry.launcher.process.StartException;

/** The program behind {@code deploy/demo}. */
public final class Demo {
    private final Console console;
    private final Path checkout;
    private final List<DemoContent> contents;

    private Demo(Console console, Path checkout, List<DemoContent> contents) {
        this.console = console;
        this.checkout = checkout;
        this.contents = contents;
    }

    /** Exits with 1 and one clear line when the demo cannot be started. */
    public static void main(String[] words) {
        Console console = Console.ofProcess();
        Path checkout = Artifacts.checkoutAround(Path.of(""));
        List<DemoContent> contents = ServiceLoader.load(DemoContent.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        int exitCode = new Demo(console, checkout, contents).run(List.of(words));
        System.exit(exitCode);
    }

    private int run(List<String> words) {
        return switch (Arguments.parse(words, checkout)) {
            case DemoCommand.Help() -> {
                console.out().print(Arguments.HELP);
                yield 0;
            }
            case DemoCommand.Wrong(String problem) -> {
                console.err().println(problem);
                yield 1;
            }
            case DemoCommand.Prepare(DemoOptions options) -> run(progress -> prepare(options, progress));
            case DemoCommand.Run(DemoOptions options) -> run(progress -> show(options, progress));
        };
    }

    private int run(Consumer<ConsoleProgress> work) {
        Optional<String> problem = Machine.here().problem();
        if (problem.isPresent()) {
            console.err().println(problem.get());
            return 1;
        }
        try (ConsoleProgress progress = ConsoleProgress.start(console)) {
            work.accept(progress);
            return 0;
        } catch (StartException e) {
            console.err().println(e.getMessage());
            return 1;
        }
    }

    private void prepare(DemoOptions options, ConsoleProgress progress) {
        Stack.prepare(options.stack(checkout), progress);
    }

    private void show(DemoOptions options, ConsoleProgress progress) {
        if (options.reset()) {
            Stack.reset(new RunFolder(options.run().toAbsolutePath()));
            progress.note("All data of earlier starts is deleted.");
        }
        requireFreePorts(options);
        StackConfig config = options.stack(checkout);
        if (options.development().isPresent()) {
            config = options.development().get().prepare(config);
        }
        for (DemoContent content : contents) {
            config = content.prepare(config, options);
        }
        try (RunningStack stack = Stack.start(config, progress)) {
            List<String> tour = new ArrayList<>(Tour.lines(stack));
            for (DemoContent content : contents) {
                tour.add("");
                tour.addAll(content.open(stack, options, progress));
            }
            progress.note("Everything runs. Ctrl-C stops it.");
            console.out().println();
            options.development().ifPresent(development -> tour.addAll(development.tour()));
            tour.forEach(console.out()::println);
            options.development()
                    .ifPresent(development -> new Keys(console, () -> development.renewPortal(stack)).read());
            waitForCtrlC();
        }
    }

    private void requireFreePorts(DemoOptions options) {
        List<NamedPort> ports = new ArrayList<>();
        if (!contents.isEmpty()) {
            ports.addAll(options.peers().named());
        }
        options.development().ifPresent(development -> ports.addAll(development.ports()));
        List<String> problems =
                ports.stream().map(NamedPort::problem).flatMap(Optional::stream).toList();
        if (!problems.isEmpty()) {
            throw new StartException(String.join("\n", problems));
        }
    }

    // Ctrl-C starts the stack's shutdown hook; this thread only has to stay.
    private static void waitForCtrlC() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

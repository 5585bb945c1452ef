// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.TransferSyntax;
import org.consentry.agent.dicom.peer.Dcmtk;
import org.consentry.agent.dicom.peer.Scan;
import org.consentry.agent.dicom.peer.StoreScp;

/**
 * How many images a second DCMTK's {@code storescu} gets to {@code storescp}: directly, through the gateway, and
 * refused by it; interleaved in one run, TCP_NODELAY=1, medians. Not a test: see docs/performance.md for the command.
 */
public final class GatewayBench {
    private static final int ROUNDS = 7;

    private GatewayBench() {}

    /** Arguments: a folder for the journal, on a disk; a folder for what is sent and what companies keep, in memory. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory(Path.of(arguments[1]), "bench");
        List<Path> folders = List.of(Path.of(arguments[0]), folder);
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        out.println("object,images,direct_per_s,gateway_per_s,ratio,refused_per_s,refused_ratio");
        measure(out, folders, "CT 526 KB", files(folder, "ct", 200, number -> Scan.ct(Stage.ANNA, number)));
        measure(out, folders, "MR 134 KB", files(folder, "mr", 600, number -> Scan.mr(Stage.ANNA, number)));
    }

    private static void measure(PrintStream out, List<Path> folders, String name, List<Path> files) throws IOException {
        Path journal = Files.createTempDirectory(folders.get(0), "journal");
        Path work = Files.createTempDirectory(folders.get(1), "kept");
        try (StoreScp direct = StoreScp.start(work.resolve("direct"));
                StoreScp vendor = StoreScp.start(work.resolve("vendor"));
                Stage open = new Stage(Files.createDirectory(journal.resolve("open")), vendor.port());
                Stage closed = new Stage(Files.createDirectory(journal.resolve("closed")), vendor.port())) {
            closed.annaSaysNo();
            double[][] perSecond = new double[3][ROUNDS];
            for (int round = -1; round < ROUNDS; round++) {
                double[] once = {
                    send("VENDOR", direct.port(), "0x0000", files),
                    send("NORTHLIGHT", open.port(), "0x0000", files),
                    send("NORTHLIGHT", closed.port(), "0x0124", files)
                };
                for (int kind = 0; kind < once.length && round >= 0; kind++) {
                    perSecond[kind][round] = once[kind];
                }
            }
            double plain = median(perSecond[0]);
            double gated = median(perSecond[1]);
            double refused = median(perSecond[2]);
            out.println(String.format(
                    Locale.ROOT,
                    "%s,%d,%.0f,%.0f,%.2f,%.0f,%.2f",
                    name,
                    files.size(),
                    plain,
                    gated,
                    gated / plain,
                    refused,
                    refused / plain));
        }
    }

    private static double send(String called, int port, String expected, List<Path> files) {
        List<String> arguments = new ArrayList<>(List.of(
                "-v", "-xe", "-R", "-nh", "-aec", called, "-aet", "DEMOPACS", "127.0.0.1", Integer.toString(port)));
        files.forEach(file -> arguments.add(file.toString()));
        long start = System.nanoTime();
        Dcmtk.Result result = Dcmtk.run("storescu", arguments.toArray(String[]::new));
        double seconds = (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
        long answers = result.output()
                .lines()
                .filter(line -> line.contains("Received Store Response"))
                .filter(line -> line.contains("Success") == expected.equals("0x0000"))
                .count();
        if (answers != files.size()) {
            throw new IllegalStateException("expected " + files.size() + " answers, found " + answers);
        }
        return files.size() / seconds;
    }

    private static List<Path> files(Path folder, String name, int count, IntFunction<Dataset> scan) throws IOException {
        Path made = Files.createDirectories(folder.resolve(name));
        List<Path> files = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            Dataset image = Scan.withPixels(scan.apply(number));
            files.add(Scan.file(made.resolve(number + ".dcm"), image, TransferSyntax.EXPLICIT_LE));
        }
        return files;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}

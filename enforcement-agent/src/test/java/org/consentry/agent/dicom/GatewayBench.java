// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.TransferSyntax;
import org.consentry.agent.deidentify.Deidentifier;
import org.consentry.agent.dicom.peer.Scan;
import org.consentry.agent.dicom.peer.StoreScp;
import org.consentry.agent.dicom.peer.TcpRelay;

/**
 * How many images a second DCMTK's {@code storescu} gets to {@code storescp}: directly, through a relay that decides
 * nothing (the floor), through the gateway, and refused by it. The first 500 images after a start are told apart from
 * those after 8,000. Rounds of all kinds take turns; TCP_NODELAY=1, medians. Not a test: see docs/performance.md.
 */
public final class GatewayBench {
    private static final int ROUNDS = 7;
    private static final int COLD_IMAGES = 500;
    private static final int WARM_IMAGES = 8_000;

    private final PrintStream out =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    private final String name;
    private final List<Path> files;

    private GatewayBench(String name, List<Path> files) {
        this.name = name;
        this.files = files;
    }

    /**
     * Arguments: a folder for the journal, on a disk; a folder for what is sent and what companies keep, in memory; CT
     * or MR; numbers of associations at once.
     */
    public static void main(String[] arguments) throws IOException {
        Path journal = Files.createTempDirectory(Path.of(arguments[0]), "journal");
        Path work = Files.createTempDirectory(Path.of(arguments[1]), "bench");
        String kind = arguments[2];
        List<Integer> atOnce = List.of(arguments).subList(3, arguments.length).stream()
                .map(Integer::valueOf)
                .toList();
        new GatewayBench(kind, files(work, kind)).measure(journal, work, atOnce);
    }

    private void measure(Path journal, Path work, List<Integer> atOnce) throws IOException {
        WarmUp.run(new Deidentifier(StageFiles.key(journal)), Duration.ofMillis(Integer.getInteger("warm.up", 2000)));
        try (StoreScp direct = StoreScp.start(work.resolve("direct"), "--ignore");
                StoreScp vendor = StoreScp.start(work.resolve("vendor"), "--ignore");
                TcpRelay relay = TcpRelay.start(work, direct.port());
                Stage open = new Stage(Files.createDirectory(journal.resolve("open")), vendor.port());
                Stage closed = new Stage(Files.createDirectory(journal.resolve("closed")), vendor.port())) {
            closed.annaSaysNo();
            BenchLoad straight = new BenchLoad("VENDOR", direct.port(), true);
            BenchLoad relayed = new BenchLoad("VENDOR", relay.port(), true);
            BenchLoad gated = new BenchLoad("NORTHLIGHT", open.port(), true);
            BenchLoad refused = new BenchLoad("NORTHLIGHT", closed.port(), false);
            out.println("object,state,associations,kind,images_per_s,of_direct,of_relay,cpu_ms_per_image");
            coldly(relayed, gated);
            for (int sent = COLD_IMAGES; sent < WARM_IMAGES; sent += files.size()) {
                gated.send(files, 1);
                refused.send(files, 1);
            }
            for (int associations : atOnce) {
                warmly(List.of(straight, relayed, gated, refused), associations);
            }
        }
    }

    private void coldly(BenchLoad relayed, BenchLoad gated) {
        BenchLoad.Round relay = relayed.send(files, 1);
        BenchLoad.Round cold = gated.send(files, 1);
        tell("cold", 1, "gateway", cold, new double[] {Double.NaN, relay.perSecond()});
    }

    private void warmly(List<BenchLoad> kinds, int associations) {
        List<List<BenchLoad.Round>> rounds = IntStream.range(0, kinds.size())
                .<List<BenchLoad.Round>>mapToObj(kind -> new ArrayList<>())
                .toList();
        for (int round = 0; round < ROUNDS; round++) {
            for (int kind = 0; kind < kinds.size(); kind++) {
                rounds.get(kind).add(kinds.get(kind).send(files, associations));
            }
        }
        List<BenchLoad.Round> medians = rounds.stream()
                .map(all -> new BenchLoad.Round(
                        median(all, BenchLoad.Round::perSecond), median(all, BenchLoad.Round::cpuMillis)))
                .toList();
        double[] floors = {medians.get(0).perSecond(), medians.get(1).perSecond()};
        List<String> names = List.of("direct", "relay", "gateway", "refused");
        for (int kind = 0; kind < kinds.size(); kind++) {
            tell("warm", associations, names.get(kind), medians.get(kind), floors);
        }
    }

    private void tell(String state, int associations, String kind, BenchLoad.Round round, double[] floors) {
        out.println(String.format(
                Locale.ROOT,
                "%s,%s,%d,%s,%.0f,%.2f,%.2f,%.2f",
                name,
                state,
                associations,
                kind,
                round.perSecond(),
                round.perSecond() / floors[0],
                round.perSecond() / floors[1],
                round.cpuMillis()));
    }

    private static double median(List<BenchLoad.Round> rounds, ToDoubleFunction<BenchLoad.Round> value) {
        double[] sorted = rounds.stream().mapToDouble(value).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static List<Path> files(Path work, String kind) throws IOException {
        Path made = Files.createDirectories(work.resolve("sent"));
        List<Path> files = new ArrayList<>();
        for (int number = 1; number <= COLD_IMAGES; number++) {
            Dataset slice = kind.equals("CT") ? Scan.ct(Stage.ANNA, number) : Scan.mr(Stage.ANNA, number);
            files.add(Scan.file(made.resolve(number + ".dcm"), Scan.withPixels(slice), TransferSyntax.EXPLICIT_LE));
        }
        return files;
    }
}

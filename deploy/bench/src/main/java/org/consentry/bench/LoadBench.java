// SPDX-License-Identifier: Apache-2.0
package org.consentry.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.consentry.agent.dicom.dimse.AeTitle;
import org.consentry.agent.dicom.dimse.Timeouts;
import org.consentry.agent.dicom.storage.StorageScu;
import org.consentry.demo.FictionalHospital;
import org.consentry.launcher.Client;
import org.consentry.launcher.Part;
import org.consentry.launcher.RunningStack;

/** A busy hospital: Consents are saved, patients read pages, and a PACS exports, all at once. */
final class LoadBench {

    private static final int SAVES = 50;
    private static final int PAGES = 20;
    private static final int EXPORTS = 2;
    private static final int SESSIONS = 10;
    private static final int WARM_UP = 90;
    private static final List<String> READ = List.of("/home", "/sharing", "/choices", "/companies", "/questions");

    private final RunningStack stack;
    private final Figures figures;
    private final InstantSource clock;
    private final AtomicLong patient;

    /** @param silent the patient before the first of those who have not said anything yet */
    LoadBench(RunningStack stack, Figures figures, InstantSource clock, long silent) {
        this.stack = stack;
        this.figures = figures;
        this.clock = clock;
        this.patient = new AtomicLong(silent);
    }

    void run(int seconds) throws IOException, InterruptedException {
        List<PortalVisitor> visitors = new ArrayList<>();
        for (int i = 0; i < SESSIONS; i++) {
            PortalVisitor visitor = new PortalVisitor(stack.endpoints().portal());
            visitor.signIn(i % 2 == 0 ? "anna" : "ben", i % 2 == 0 ? "demo-anna" : "demo-ben");
            visitors.add(visitor);
        }
        together(paces(visitors, SAVES / 2, PAGES / 2), WARM_UP);
        List<Pace> measured = paces(visitors, SAVES, PAGES);
        memory("before");
        for (int minute = 1; minute <= seconds / 60; minute++) {
            together(measured, 60);
            memory("after minute " + minute);
            for (Pace pace : measured) {
                pace.report("minute " + minute, figures);
            }
        }
    }

    private List<Pace> paces(List<PortalVisitor> visitors, int saves, int pages) throws IOException {
        BenchClient registrar = new BenchClient(stack.endpoints().fhir(), new FreshToken(this::registrar)::get);
        StorageScu pacs = new StorageScu(
                new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), stack.config().ports().dicom()),
                new AeTitle("NORTHLIGHT_AI"),
                new AeTitle(FictionalHospital.PACS),
                Timeouts.STANDARD);
        List<Path> scan = scan();
        List<Pace> paces = new ArrayList<>();
        paces.add(new Pace("Consent saved", saves, 12, i -> save(registrar)));
        for (String page : READ) {
            paces.add(new Pace(
                    "page " + page,
                    pages / READ.size(),
                    40 / READ.size(),
                    i -> () -> visitors.get((int) (i % SESSIONS)).read(page).length()));
        }
        paces.add(new Pace("scan of " + scan.size() + " images exported", EXPORTS, 4, i -> () -> export(pacs, scan)));
        return paces;
    }

    private String registrar() {
        return stack.tokens().ofClient(Client.REGISTRAR);
    }

    private Callable<Integer> save(BenchClient registrar) {
        long whose = patient.updateAndGet(NewConsent::after);
        return () -> {
            registrar.post("Consent", NewConsent.of(whose, clock.instant()));
            return 1;
        };
    }

    private static int export(StorageScu pacs, List<Path> scan) throws IOException {
        long stored = pacs.send(scan, sent -> {}).stream()
                .filter(sent -> sent.status().isStored())
                .count();
        if (stored != scan.size()) {
            throw new IOException("expected " + scan.size() + " images to be stored, found " + stored);
        }
        return scan.size();
    }

    private List<Path> scan() throws IOException {
        try (Stream<Path> files = Files.list(FictionalHospital.pacs(stack))) {
            return files.filter(file -> file.getFileName().toString().startsWith("demo-scan-01-"))
                    .sorted()
                    .toList();
        }
    }

    private static void together(List<Pace> paces, int seconds) throws IOException, InterruptedException {
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService drivers = Executors.newFixedThreadPool(paces.size())) {
            for (Pace pace : paces) {
                running.add(drivers.submit(() -> {
                    pace.keep(seconds);
                    return null;
                }));
            }
        }
        for (Future<?> each : running) {
            try {
                each.get();
            } catch (ExecutionException e) {
                throw new IOException("the load ended early", e);
            }
        }
    }

    private void memory(String when) throws IOException {
        for (Part part : List.of(Part.MAIN, Part.AGENT)) {
            figures.line(part + " " + when + "," + ProcessFacts.of(stack.pid(part)));
        }
    }

    /** A token that is asked for again before it ends. */
    private static final class FreshToken {
        private static final long LIFE = 60_000_000_000L;

        private final Supplier<String> source;
        private String token = "";
        private long until;

        FreshToken(Supplier<String> source) {
            this.source = source;
        }

        synchronized String get() {
            if (token.isEmpty() || System.nanoTime() - until > 0) {
                token = source.get();
                until = System.nanoTime() + LIFE;
            }
            return token;
        }
    }
}

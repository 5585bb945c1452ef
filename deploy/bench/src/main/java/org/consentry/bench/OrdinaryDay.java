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
import org.consentry.launcher.RunningStack;

/** What goes on in a hospital: Consents are saved, patients read pages, and a PACS exports, all at once. */
final class OrdinaryDay {

    private static final int SESSIONS = 10;
    private static final List<String> READ = List.of("/home", "/sharing", "/choices", "/companies", "/questions");

    private final RunningStack stack;
    private final InstantSource clock;
    private final AtomicLong patient;
    private final List<PortalVisitor> visitors = new ArrayList<>();

    /** @param silent the patient before the first of those who have not said anything yet */
    OrdinaryDay(RunningStack stack, InstantSource clock, long silent) {
        this.stack = stack;
        this.clock = clock;
        this.patient = new AtomicLong(silent);
    }

    /** Signs patients in, whose pages are read. */
    void begin() throws IOException, InterruptedException {
        for (int i = 0; i < SESSIONS; i++) {
            PortalVisitor visitor = new PortalVisitor(stack.endpoints().portal());
            visitor.signIn(i % 2 == 0 ? "anna" : "ben", i % 2 == 0 ? "demo-anna" : "demo-ben");
            visitors.add(visitor);
        }
    }

    /**
     * The three kinds of work.
     *
     * @param saves Consents a second
     * @param pages pages a second, in equal parts of five kinds
     * @param exports scans a second
     */
    List<Pace> paces(int saves, int pages, int exports) throws IOException {
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
        paces.add(new Pace("scan of " + scan.size() + " images exported", exports, 4, i -> () -> export(pacs, scan)));
        return paces;
    }

    /** Keeps all paces for a time; returns when all that is due has been answered. */
    static void together(List<Pace> paces, int seconds) throws IOException, InterruptedException {
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

    /** A token that is asked for again before it ends, and kept while nobody gives a new one. */
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
                try {
                    token = source.get();
                    until = System.nanoTime() + LIFE;
                } catch (RuntimeException away) {
                    if (token.isEmpty()) {
                        throw away;
                    }
                }
            }
            return token;
        }
    }
}

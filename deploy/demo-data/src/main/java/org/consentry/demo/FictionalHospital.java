// SPDX-License-Identifier: Apache-2.0
package org.consentry.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.consentry.agent.dicom.dimse.AeTitle;
import org.consentry.agent.dicom.storage.StorageScp;
import org.consentry.launcher.Client;
import org.consentry.launcher.Part;
import org.consentry.launcher.Progress;
import org.consentry.launcher.RunningStack;
import org.consentry.launcher.StackConfig;
import org.consentry.launcher.console.DemoContent;
import org.consentry.launcher.console.DemoOptions;
import org.consentry.launcher.process.StartException;

/** The demo's content: data, a PACS, and two companies that really receive. */
public final class FictionalHospital implements DemoContent {

    /** How many recipients really listen; the routes of the others lead to a port where no one answers. */
    public static final int RECEIVERS = 2;

    /** AE title of the PACS; the agent knows it. */
    public static final String PACS = DemoPacs.AE_TITLE;

    private final InstantSource clock;

    /** For the service loader. */
    public FictionalHospital() {
        this(InstantSource.system());
    }

    /** With another clock; dates of the data count back from it. */
    public FictionalHospital(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public StackConfig prepare(StackConfig config, DemoOptions options) {
        return config.withSetting(Part.AGENT, "CALLING_AE_TITLES", DemoPacs.AE_TITLE + ",ORTHANC,STORESCU");
    }

    @Override
    public List<String> open(RunningStack stack, DemoOptions options, Progress progress) {
        List<Integer> ports = options.peers().receivers().subList(0, RECEIVERS + 1);
        Path pacs = pacs(stack);
        // Images need nobody's answers, so they are made while records wait for theirs.
        CompletableFuture<Void> images = CompletableFuture.runAsync(
                () -> fill(pacs, stack.config().ports().dicom()));
        load(stack, ports, progress);
        List<String> tour = new ArrayList<>();
        for (int i = 0; i < RECEIVERS; i++) {
            DemoRecipient recipient = DemoRecipient.all().get(i);
            Path folder = received(stack, recipient.id());
            listen(stack, recipient.ae(), ports.get(i), folder);
            tour.add("       " + recipient.name() + " receives into " + folder);
        }
        await(images);
        progress.note("The PACS holds " + DemoScan.all(LocalDate.EPOCH).size() + " scans.");
        if (options.orthanc()) {
            orthanc(stack, options.peers().pacs(), progress);
        } else {
            listen(stack, DemoPacs.AE_TITLE, options.peers().pacs(), pacs);
        }
        tour.addAll(List.of(
                "",
                "Send one of Anna's scans to an AI company, in another terminal (before and after her no):",
                "       deploy/export demo-scan-01 NORTHLIGHT_AI"));
        return tour;
    }

    /** Where the PACS of a running demo keeps its images. */
    public static Path pacs(RunningStack stack) {
        return stack.config().run().demo().resolve("pacs");
    }

    /** Where a recipient of a running demo keeps what it got. */
    public static Path received(RunningStack stack, String recipient) {
        return stack.config().run().demo().resolve("received").resolve(recipient);
    }

    private void load(RunningStack stack, List<Integer> ports, Progress progress) {
        long begin = System.nanoTime();
        RegistrarClient registrar = new RegistrarClient(
                stack.endpoints().fhir(), () -> stack.tokens().ofClient(Client.REGISTRAR));
        RegistrarClient archive = new RegistrarClient(
                stack.endpoints().fhir(), () -> stack.tokens().ofClient(Client.ARCHIVE));
        HospitalLoader loader =
                new HospitalLoader(registrar, archive, stack.endpoints().server(), clock);
        try {
            if (!loader.isLoaded()) {
                progress.begin("Demo data");
                loader.load();
                progress.done("Demo data", Duration.ofNanos(System.nanoTime() - begin));
            }
            loader.route(ports);
        } catch (IllegalStateException e) {
            throw new StartException("The demo's data could not be loaded: " + e.getMessage(), e);
        }
    }

    private static void orthanc(RunningStack stack, int port, Progress progress) {
        long begin = System.nanoTime();
        progress.begin("Orthanc");
        try {
            List<String> routes =
                    DemoRecipient.all().stream().map(DemoRecipient::calledAe).toList();
            OrthancPacs orthanc = OrthancPacs.start(
                    stack.config().run().demo().resolve("orthanc"),
                    port,
                    stack.config().ports().dicom(),
                    routes);
            stack.closeFirst(orthanc);
            orthanc.upload(DemoPacs.images(pacs(stack)));
            DemoPacs.remember(pacs(stack), orthanc.base());
        } catch (IOException e) {
            throw new StartException(
                    "Orthanc cannot be used: " + e.getMessage() + " (it is the Debian package orthanc)", e);
        }
        progress.done("Orthanc", Duration.ofNanos(System.nanoTime() - begin));
    }

    private static void listen(RunningStack stack, String title, int port, Path folder) {
        stack.closeFirst(StorageScp.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                new AeTitle(title),
                new StorageScp.Target(folder, stored -> {}),
                FictionalHospital::daemon));
    }

    private static void await(CompletableFuture<Void> work) {
        try {
            work.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StartException clear ? clear : e;
        }
    }

    private void fill(Path pacs, int agentPort) {
        try {
            DemoPacs.remember(pacs, agentPort);
            DemoPacs.fill(pacs, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        } catch (IOException e) {
            throw new StartException("The PACS folder " + pacs + " cannot be written: " + e.getMessage(), e);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "receiver");
        thread.setDaemon(true);
        return thread;
    }
}

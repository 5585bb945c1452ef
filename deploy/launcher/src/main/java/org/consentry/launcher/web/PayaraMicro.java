// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.web;

import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.consentry.launcher.process.Child;
import org.consentry.launcher.process.ChildSpec;
import org.consentry.launcher.process.Children;
import org.consentry.launcher.process.Foreground;
import org.consentry.launcher.process.Readiness;
import org.consentry.launcher.process.StartException;
import org.consentry.launcher.process.StopSignal;
import org.consentry.launcher.supply.PinnedSums;

/** Starts one Payara Micro, without its data grid: a single node has nobody to share with. */
public final class PayaraMicro {
    private static final Duration LIMIT = Duration.ofMinutes(6);

    private static final String PROGRAM = "payara-micro.jar";

    /** Payara prints it once every WAR is deployed. */
    private static final String READY = " ready in ";

    private final PayaraSettings settings;
    private final PinnedSums sums;

    public PayaraMicro(PayaraSettings settings, PinnedSums sums) {
        this.settings = settings;
        this.sums = sums;
    }

    /** Starts the server and returns when all its WARs answer. */
    public Child start(Children children) {
        Child child = children.start(prepared());
        try (HttpClient client = client()) {
            Readiness.await(
                    child, () -> settings.ready().stream().allMatch(uri -> Readiness.answers(client, uri)), LIMIT);
        }
        return child;
    }

    /**
     * Runs the server until it ends, or until this process is asked to end.
     *
     * @param out where everything goes that it prints
     * @return its exit code; 1 if it printed that it cannot start
     */
    public int run(PrintStream out) {
        return Foreground.run(prepared(), READY, out);
    }

    private ChildSpec prepared() {
        sums.require(PROGRAM, settings.payaraMicro());
        PayaraFolder folder = new PayaraFolder(settings.folder());
        try {
            folder.prepare(settings);
        } catch (IOException e) {
            throw new StartException(settings.name() + " cannot be prepared: " + e.getMessage(), e);
        }
        Map<String, String> environment = new HashMap<>(settings.environment());
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        settings.tls().ifPresent(tls -> {
            environment.put("TLS_CERTIFICATE", tls.certificate().toString());
            environment.put("TLS_KEY", tls.key().toString());
        });
        return new ChildSpec(settings.name(), command(folder), environment, settings.folder(), StopSignal.TERM);
    }

    private HttpClient client() {
        HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2));
        settings.tls().ifPresent(tls -> builder.sslContext(OwnCertificate.context(tls.certificate())));
        return builder.build();
    }

    List<String> command(PayaraFolder folder) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(settings.javaOptions());
        // What has run out of memory once answers some and not others; the launcher starts it again.
        command.add("-XX:+ExitOnOutOfMemoryError");
        // With several threads a start may wait for itself for ever: decision 0027.
        command.add("-Dorg.glassfish.startupThreadPolicy=USE_NO_THREADS");
        command.add("-Djava.io.tmpdir=" + folder.temporary());
        // Else Payara looks through every class path for it, for every JSON that is read.
        command.add("-Djakarta.json.provider=org.eclipse.parsson.JsonProviderImpl");
        settings.tls().ifPresent(tls -> command.add("-javaagent:" + tls.agent() + "=" + settings.preBoot()));
        command.addAll(List.of("-jar", settings.payaraMicro().toString()));
        command.addAll(List.of("--nohazelcast", "--disablephonehome"));
        command.addAll(List.of("--prebootcommandfile", settings.preBoot().toString()));
        command.addAll(List.of("--logproperties", folder.logging().toString()));
        command.addAll(List.of("--port", Integer.toString(settings.port())));
        settings.wars().forEach(war -> command.addAll(List.of("--deploy", war.toString())));
        return command;
    }
}

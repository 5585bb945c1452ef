// SPDX-License-Identifier: Apache-2.0
package org.consentry.program;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.consentry.launcher.files.Folder;
import org.consentry.launcher.process.RunLock;
import org.consentry.launcher.supply.PinnedSums;
import org.consentry.launcher.web.ListenerTls;
import org.consentry.launcher.web.PayaraMicro;
import org.consentry.launcher.web.PayaraSettings;

/** One run of the agent, in a process of its own, from its own folder below the data folder. */
final class AgentRun {
    private static final String NAME = "agent";

    private final ProgramSettings settings;

    AgentRun(ProgramSettings settings) {
        this.settings = settings;
    }

    /** Runs it until it ends or this process is asked to end; the exit code. */
    int untilItEnds(PrintStream out) throws IOException {
        Folder.createPrivate(settings.dataFolder());
        Path folder = settings.dataFolder().resolve("program").toAbsolutePath();
        try (RunLock _ = RunLock.take(folder.resolve("lock"))) {
            return new PayaraMicro(payara(Bundle.into(folder), folder), PinnedSums.ofTheBuild()).run(out);
        }
    }

    PayaraSettings payara(Bundle bundle, Path folder) {
        Optional<ListenerTls> tls =
                settings.pair().map(pair -> new ListenerTls(bundle.tls(), pair.certificate(), pair.key()));
        // A replica is millions of small objects; short headers make it an eighth smaller.
        List<String> options = new ArrayList<>(List.of("-Xmx" + settings.heap(), "-XX:+UseCompactObjectHeaders"));
        if (tls.isEmpty()) {
            // It looks whether plain listeners are where they should be, too.
            options.add("-javaagent:" + bundle.tls() + "=" + PayaraSettings.preBoot(folder));
        }
        return new PayaraSettings(
                NAME,
                bundle.payara(),
                List.of(bundle.agent()),
                settings.host(),
                settings.port(),
                List.of(),
                tls,
                options,
                settings.environment(),
                folder,
                List.of());
    }
}

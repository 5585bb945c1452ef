// SPDX-License-Identifier: Apache-2.0
package org.consentry.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * What a process takes of the machine, read from Linux.
 *
 * @param resident memory in MB
 * @param processor time of all its threads since it began
 */
record ProcessFacts(long resident, Duration processor) {

    static ProcessFacts of(long pid) throws IOException {
        String resident;
        try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            resident = lines.filter(line -> line.startsWith("VmRSS:"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("expected VmRSS of process " + pid + ", found none"));
        }
        Duration processor = ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow(() -> new IOException("expected the processor time of process " + pid + ", found none"));
        return new ProcessFacts(Long.parseLong(resident.replaceAll("\\D", "")) / 1024, processor);
    }

    /** Processor seconds of a process and of those it started, as far as they still run. */
    static double processorSeconds(long pid) throws IOException {
        double seconds = of(pid).processor().toMillis() / 1000.0;
        for (ProcessHandle each : ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .toList()) {
            seconds += each.info().totalCpuDuration().map(Duration::toMillis).orElse(0L) / 1000.0;
        }
        return seconds;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "resident MB,%d,processor s,%d", resident, processor.toSeconds());
    }
}

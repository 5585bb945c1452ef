// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.consentry.agent.dicom.peer.Dcmtk;

/**
 * DCMTK's {@code storescu} sends files to a port, over several associations at once.
 *
 * @param called the AE title that is called
 * @param stored whether each image must be answered by success; else each must be refused
 */
record BenchLoad(String called, int port, boolean stored) {
    /**
     * What one round took.
     *
     * @param perSecond images a second
     * @param cpuMillis processor milliseconds of this process for an image
     */
    record Round(double perSecond, double cpuMillis) {}

    /** Each association sends all files. */
    Round send(List<Path> files, int associations) {
        OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        AtomicLong answers = new AtomicLong();
        List<Thread> senders = new ArrayList<>();
        long cpu = machine.getProcessCpuTime();
        long start = System.nanoTime();
        for (int number = 0; number < associations; number++) {
            senders.add(Thread.ofPlatform().start(() -> answers.addAndGet(once(files))));
        }
        senders.forEach(BenchLoad::join);
        double seconds = (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
        int images = files.size() * associations;
        if (answers.get() != images) {
            throw new IllegalStateException("expected " + images + " answers of that kind, found " + answers);
        }
        double used = (machine.getProcessCpuTime() - cpu) / (double) TimeUnit.MILLISECONDS.toNanos(1);
        return new Round(images / seconds, used / images);
    }

    private long once(List<Path> files) {
        List<String> arguments = new ArrayList<>(List.of(
                "-v", "-xe", "-R", "-nh", "-aec", called, "-aet", "DEMOPACS", "127.0.0.1", Integer.toString(port)));
        files.forEach(file -> arguments.add(file.toString()));
        return Dcmtk.run("storescu", arguments.toArray(String[]::new))
                .output()
                .lines()
                .filter(line -> line.contains("Received Store Response"))
                .filter(line -> line.contains("Success") == stored)
                .count();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.replica;

import jakarta.json.JsonReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.consentry.policy.PatientId;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.FeedEntry;
import org.consentry.protocol.FeedEntryJson;
import org.consentry.protocol.Json;

/**
 * How much heap a replica takes, with each entry read from its JSON as the agent does. Not a test: see
 * docs/performance.md for the command.
 */
public final class ReplicaHeap {
    private static final int BATCH = 1000;

    private ReplicaHeap() {}

    /** Argument: how many patients; each has said something and has one scan. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        int patients = Integer.parseInt(arguments[0]);
        long before = usedBytes();
        ReplicaView view = ReplicaView.loaded("e1", 0, Contents.EMPTY);
        for (int from = 0; from < patients; from += BATCH) {
            List<FeedEntry> batch = batch(from, Math.min(from + BATCH, patients));
            view = view.after(batch.get(batch.size() - 1).position(), batch);
        }
        out.println(patients + " patients, " + view.studies() + " scans: " + (usedBytes() - before) / (1 << 20)
                + " MB of heap");
    }

    private static List<FeedEntry> batch(int from, int to) {
        List<FeedEntry> entries = new ArrayList<>();
        for (int number = from; number < to; number++) {
            PatientId patient = new PatientId("urn:oid:2.999.1", "P" + number);
            entries.add(read(Entries.says(2L * number + 1, patient, number % 2 == 0)));
            entries.add(read(Entries.linked(2L * number + 2, new StudyUid("2.999.5." + number), patient)));
        }
        return entries;
    }

    private static FeedEntry read(FeedEntry entry) {
        try (JsonReader reader =
                Json.createReader(new StringReader(FeedEntryJson.write(entry).toString()))) {
            return FeedEntryJson.read(reader.readObject());
        }
    }

    private static long usedBytes() {
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }
}

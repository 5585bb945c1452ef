// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.replica;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.consentry.policy.RegimeSet;
import org.consentry.protocol.FeedEntry;
import org.consentry.protocol.FeedEntryJson;

/** Writes a whole view as records. */
final class ReplicaWriter {

    private final RecordChannel out;
    private final long position;
    private long entries;

    private ReplicaWriter(RecordChannel out, long position) {
        this.out = out;
        this.position = position;
    }

    static void write(RecordChannel out, ReplicaView view) throws IOException {
        Instant at = view.asOf().map(Moment::wall).orElse(Instant.EPOCH);
        out.write(ReplicaReader.HEADER, view.position() + " " + at + " " + view.epoch());
        ReplicaWriter writer = new ReplicaWriter(out, view.position());
        try {
            writer.entries(view.contents(), at);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        out.write(ReplicaReader.END, String.valueOf(writer.entries));
    }

    private void entries(Contents contents, Instant at) {
        RegimeSet regimes = contents.regimes();
        if (regimes != null) {
            entry(new FeedEntry.RegimesChanged(position, at, regimes));
        }
        contents.recipients().values().forEach(this::entry);
        contents.merges().into().forEach((from, into) -> entry(new FeedEntry.PatientMerged(position, at, from, into)));
        contents.terms().forEach((patient, terms) -> entry(new FeedEntry.ConsentChanged(position, at, patient, terms)));
        contents.studies().forEach((uid, study) -> entry(new FeedEntry.StudyLinked(position, at, study)));
    }

    private void entry(FeedEntry entry) {
        try {
            out.write(ReplicaReader.ENTRY, FeedEntryJson.write(entry).toString());
            entries++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

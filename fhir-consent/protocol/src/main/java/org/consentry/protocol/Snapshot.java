// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Everything an agent must know, as lines of JSON: this header, one entry a line, and a last line that counts them. A
 * snapshot without its last line is broken, however it looks.
 *
 * @param epoch the feed's epoch
 * @param position what the snapshot already holds; the feed goes on after it
 * @param at when it was taken
 */
public record Snapshot(String epoch, long position, Instant at) {

    /** Writes a snapshot line by line, so that it may be larger than memory. */
    public static final class Lines {
        private final Writer out;
        private long entries;

        /** Writes the header. */
        public Lines(Writer out, Snapshot header) throws IOException {
            this.out = out;
            line(Json.createObjectBuilder()
                    .add("epoch", header.epoch())
                    .add("position", header.position())
                    .add("at", header.at().toString())
                    .build()
                    .toString());
        }

        /** Writes one entry. */
        public void add(FeedEntry entry) throws IOException {
            line(FeedEntryJson.write(entry).toString());
            entries++;
        }

        /** Writes the last line and flushes; the writer stays open. */
        public void end() throws IOException {
            line(Json.createObjectBuilder()
                    .add("end", true)
                    .add("entries", entries)
                    .build()
                    .toString());
            out.flush();
        }

        private void line(String json) throws IOException {
            out.write(json);
            out.write('\n');
        }
    }

    /**
     * Reads a snapshot, handing over each entry as it comes. Nothing of it may be used before this returns.
     *
     * @throws MalformedMessageException if a line is not what it should be, or the last line is missing or counts
     *     otherwise
     */
    public static Snapshot read(BufferedReader in, Consumer<FeedEntry> entries) throws IOException {
        Members first = Members.parse(next(in), "snapshot");
        Snapshot header = new Snapshot(first.text("epoch"), first.number("position"), first.instant("at"));
        long count = 0;
        while (true) {
            Members line = Members.parse(next(in), "snapshot line " + (count + 2));
            if (line.has("end")) {
                if (line.number("entries") != count) {
                    throw new MalformedMessageException(
                            "expected a snapshot of " + line.number("entries") + " entries, found " + count);
                }
                return header;
            }
            entries.accept(FeedEntryJson.read(line));
            count++;
        }
    }

    private static String next(BufferedReader in) throws IOException {
        String line = in.readLine();
        if (line == null) {
            throw new MalformedMessageException("expected a snapshot's last line, found the end of the text");
        }
        return line;
    }
}

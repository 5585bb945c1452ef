// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.feed;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;

/** Serves everything an agent needs to begin, as lines of JSON read from one moment of the log. */
@Path("snapshot")
@Dependent
public class SnapshotResource {
    private final FeedReadStore log;
    private final InstantSource clock;

    /** Takes its collaborators. */
    @Inject
    public SnapshotResource(FeedReadStore log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
    }

    /** Streams the snapshot. If it breaks off, its last line is missing and the agent discards it. */
    @GET
    @Produces("application/x-ndjson")
    public StreamingOutput snapshot() {
        Instant now = clock.instant();
        FeedReadStore reads = log;
        return out -> {
            Writer lines = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            reads.snapshot(lines, now);
        };
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.bypass;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.consentry.agent.disclosure.JournalUnavailableException;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.MalformedMessageException;
import org.consentry.protocol.Sighting;
import org.jspecify.annotations.Nullable;

/**
 * Reads the list of exports that Orthanc keeps ({@code /exports}, with {@code LogExportedResources}), line by line. It
 * begins with what comes after the first look. A line is written before its transfer, so it says that something may
 * have left. For one thread.
 */
public final class ExportList {
    private static final Logger LOG = System.getLogger(ExportList.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int AT_ONCE = 100;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss", Locale.ROOT);

    private final Archive archive;
    private final ListPosition position;
    private final Lookout lookout;
    private final String name;
    private final LongSupplier ticks;
    private boolean failed;
    private volatile long lookedAt;

    /**
     * Reads the list of one archive.
     *
     * @param position up to where it was read
     * @param name of the archive, as staff read it
     * @param ticks nanoseconds that only grow
     */
    public ExportList(Archive archive, ListPosition position, Lookout lookout, String name, LongSupplier ticks) {
        this.archive = archive;
        this.position = position;
        this.lookout = lookout;
        this.name = name;
        this.ticks = ticks;
        this.lookedAt = ticks.getAsLong();
    }

    /**
     * Reads all that is new.
     *
     * @return how many lines it read
     * @throws InterruptedException if the thread is to stop
     */
    public int doWork() throws InterruptedException {
        if (!lookout.isReady()) {
            return 0;
        }
        try {
            begin(archive.last());
            int read = 0;
            boolean more = true;
            while (more) {
                JsonObject page = archive.after(position.last(), AT_ONCE);
                read += take(page);
                more = !page.getBoolean("Done", false);
            }
            lookedAt = ticks.getAsLong();
            failed = false;
            return read;
        } catch (IOException | JournalUnavailableException | MalformedMessageException e) {
            LOG.log(failed ? Level.DEBUG : Level.ERROR, "What left the archive is not known: {0}", e.getMessage());
            failed = true;
            return 0;
        }
    }

    /** How long to wait before {@link #doWork} is worth calling again. */
    public Duration pause() {
        return PAUSE;
    }

    /** How long ago the whole list was read; at the start, how long it has not been. For any thread. */
    public Duration age() {
        return Duration.ofNanos(ticks.getAsLong() - lookedAt);
    }

    /** A page names as its last line what was asked for, so only the list's own last line tells that it began anew. */
    private void begin(long last) throws IOException {
        if (position.isUnknown()) {
            position.moveTo(last);
        } else if (last < position.last()) {
            LOG.log(Level.WARNING, "The archive's list of exports was emptied; it is read from its beginning");
            position.moveTo(0);
        }
    }

    private int take(JsonObject page) throws IOException, InterruptedException {
        if (!page.containsKey("Exports")) {
            throw new MalformedMessageException("expected an array at Exports, found nothing");
        }
        int read = 0;
        long seen = position.last();
        Map<String, Destination> places = new HashMap<>();
        for (JsonObject line : page.getJsonArray("Exports").getValuesAs(JsonObject.class)) {
            String place = line.getString("RemoteModality", "");
            if (!places.containsKey(place)) {
                places.put(place, archive.destination(place));
            }
            lookout.take(Sighting.Source.EXPORT_LIST, name, sighted(line, Objects.requireNonNull(places.get(place))));
            seen = Math.max(seen, number(line, "Seq"));
            read++;
        }
        if (seen > position.last()) {
            lookout.force();
            position.moveTo(seen);
        } else if (!page.getBoolean("Done", false)) {
            throw new MalformedMessageException("expected lines or the end of the list, found neither");
        }
        return read;
    }

    private static Sighted sighted(JsonObject line, Destination place) {
        return new Sighted(
                at(line.getString("Date", "")),
                study(line.getString("StudyInstanceUID", "")),
                line.getString("PatientID", ""),
                place,
                line.getString("ResourceType", "").equals("Instance") ? 1 : 0);
    }

    private static Instant at(String date) {
        try {
            return LocalDateTime.parse(date, DATE).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw new MalformedMessageException("expected a date such as 20260615T120000 at Date, found another text");
        }
    }

    private static @Nullable StudyUid study(String uid) {
        try {
            return new StudyUid(uid);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    static long number(JsonObject from, String member) {
        if (from.get(member) instanceof JsonNumber number && number.isIntegral()) {
            return number.longValue();
        }
        throw new MalformedMessageException("expected a whole number at " + member + ", found something else");
    }
}

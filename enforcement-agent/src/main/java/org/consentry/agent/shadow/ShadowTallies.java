// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.shadow;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.consentry.agent.replica.ExportRoute;
import org.consentry.protocol.MalformedMessageException;

/**
 * The numbers of all shadow routes, kept in a file so that a trial of days outlives a restart. They are written every
 * minute and at the end; a kill loses the last minute's. A file that cannot be read is told of, and counting begins
 * anew.
 */
public final class ShadowTallies implements AutoCloseable {
    private static final Logger LOG = System.getLogger(ShadowTallies.class.getName());
    private static final String FILE = "shadow.json";

    private final Path folder;
    private final InstantSource clock;
    private final Map<String, ShadowTally> tallies = new ConcurrentHashMap<>();

    private ShadowTallies(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** Goes on with the numbers in a folder. */
    public static ShadowTallies open(Path folder, InstantSource clock) {
        ShadowTallies tallies = new ShadowTallies(folder, clock);
        tallies.load();
        return tallies;
    }

    /** The numbers of a route. They begin anew if it now leads elsewhere, or for something else. */
    public ShadowTally of(ExportRoute route) {
        String called = route.route().calledAe();
        String way = ShadowWay.of(route);
        return tallies.compute(
                called,
                (title, kept) -> kept != null && kept.sums().way().equals(way)
                        ? kept
                        : new ShadowTally(
                                new ShadowSums(called, way, clock.instant(), 0, new TreeMap<>(), new TreeMap<>())));
    }

    /** All numbers, by route. */
    public List<ShadowSums> all() {
        return tallies.values().stream()
                .map(ShadowTally::sums)
                .sorted(Comparator.comparing(ShadowSums::route))
                .toList();
    }

    /** Writes the numbers if there are new ones; returns how many routes have some. */
    public int doWork() {
        List<ShadowTally> news =
                tallies.values().stream().filter(ShadowTally::takeChanged).toList();
        if (!news.isEmpty()) {
            try {
                Path next = folder.resolve(FILE + ".next");
                Files.writeString(next, ShadowJson.write(all()));
                Files.move(
                        next,
                        folder.resolve(FILE),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                news.forEach(ShadowTally::markChanged);
                LOG.log(Level.WARNING, "the numbers of shadow routes cannot be written; they wait in memory", e);
            }
        }
        return news.size();
    }

    @Override
    public void close() {
        doWork();
    }

    private void load() {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return;
        }
        try {
            ShadowJson.read(Files.readString(file)).forEach(sums -> tallies.put(sums.route(), new ShadowTally(sums)));
        } catch (IOException | MalformedMessageException e) {
            LOG.log(Level.WARNING, "the numbers of shadow routes cannot be read, so counting begins anew", e);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.queue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.consentry.agent.sealed.DamagedFileException;
import org.consentry.agent.sealed.FileKeeper;
import org.consentry.agent.sealed.SealKey;
import org.consentry.agent.sealed.SealedDisk;
import org.consentry.agent.sealed.SealedDraft;
import org.consentry.agent.sealed.SealedFolder;

/**
 * The files of the queue. An object waits if and only if there is a file {@code ID.waits}, the head. What a recipient
 * has is {@code ID.sent} until it is deleted. For many threads.
 */
final class QueueFolder {
    private static final Logger LOG = System.getLogger(QueueFolder.class.getName());
    private static final String WAITS = ".waits";
    private static final String SENT = ".sent";

    private final Path folder;
    private final SealedDisk disk;
    private final SealedFolder files;
    private final Notes notes;

    QueueFolder(Path folder, SealedDisk disk, SealKey key, RandomGenerator random) {
        this.folder = folder;
        this.disk = disk;
        this.files = new SealedFolder(folder, WAITS, disk, key, random);
        this.notes = new Notes(folder, disk, key, random);
    }

    /** An object that an earlier run left. */
    record Left(String id, WaitingFacts facts, long bytes, Note note) {}

    /** What an earlier run left: objects, routes that are held, and files that cannot be used. */
    record Inventory(List<Left> waiting, Map<String, Note> routes, int damaged) {}

    /** What is remembered of objects and routes. */
    Notes notes() {
        return notes;
    }

    /**
     * Clears away what is not whole or is away already, and lists what waits.
     *
     * @param gone ids of what must not wait any longer, because it is recorded as destroyed
     */
    Inventory recover(Set<String> gone) throws IOException {
        files.clear();
        Set<String> names = files.names();
        Set<String> heads = SealedFolder.ids(names, WAITS);
        Set<String> done = SealedFolder.ids(names, SENT);
        heads.stream().filter(gone::contains).forEach(done::add);
        delete(List.copyOf(done));
        heads.removeAll(gone);
        Set<String> noted = SealedFolder.ids(names, Notes.OF_OBJECT);
        for (String id : noted) {
            if (!heads.contains(id)) {
                disk.delete(folder.resolve(Notes.ofObject(id)));
            }
        }
        Map<String, Note> routes = new HashMap<>();
        for (String name : names) {
            if (name.endsWith(Notes.FRESH)) {
                disk.delete(folder.resolve(name));
            } else if (name.endsWith(Notes.OF_ROUTE)) {
                routes.put(Notes.route(name), notes.read(name));
            }
        }
        return opened(heads, routes, noted);
    }

    /** Begins a new object. */
    SealedDraft begin(WaitingFacts facts, FileKeeper keeper) throws IOException {
        return files.begin(FactsCodec.write(facts), keeper);
    }

    /** Opens the data set of an object that waits. */
    InputStream open(String id) throws IOException {
        return files.open(id);
    }

    /** From now on it does not wait, whatever happens: the recipient has it. */
    void sent(String id) throws IOException {
        disk.rename(files.path(id, WAITS), files.path(id, SENT));
    }

    /** Deletes an object. */
    void delete(String id) throws IOException {
        delete(List.of(id));
    }

    /** Deletes objects: first the heads, then all else. */
    void delete(List<String> ids) throws IOException {
        files.delete(ids, List.of(SENT));
        for (String id : ids) {
            disk.delete(folder.resolve(Notes.ofObject(id)));
        }
    }

    /** Bytes that the disk has left; none if nobody can tell. */
    long free() {
        return files.free();
    }

    private Inventory opened(Set<String> heads, Map<String, Note> routes, Set<String> noted) throws IOException {
        List<Left> waiting = new ArrayList<>();
        int damaged = 0;
        for (String id : heads) {
            try {
                SealedFolder.Kept kept = files.kept(id);
                Note note = noted.contains(id) ? notes.read(Notes.ofObject(id)) : Note.NONE;
                waiting.add(new Left(id, FactsCodec.read(kept.facts()), kept.bytes(), note));
            } catch (DamagedFileException e) {
                damaged++;
                LOG.log(Level.ERROR, "A file of the queue is kept, but cannot be used: {0}{1}", id, WAITS);
            }
        }
        return new Inventory(waiting, routes, damaged);
    }
}

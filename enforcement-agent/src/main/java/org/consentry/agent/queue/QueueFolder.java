// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.queue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * The files of the queue. An object waits if and only if there is a file {@code ID.waits}: the head, which is written
 * last, under another name, and gets this name all at once when all of the object is on the disk. It is the first file
 * to be deleted. A body without a head cannot be read by anybody. For many threads.
 */
final class QueueFolder {
    private static final Logger LOG = System.getLogger(QueueFolder.class.getName());
    private static final int ID_BYTES = 16;
    private static final int ID_LETTERS = 2 * ID_BYTES;
    private static final String BODY = ".body";
    private static final String NEW = ".new";
    private static final String WAITS = ".waits";
    private static final String SENT = ".sent";

    private final Path folder;
    private final QueueDisk disk;
    private final QueueKey key;
    private final RandomGenerator random;
    private final Notes notes;

    QueueFolder(Path folder, QueueDisk disk, QueueKey key, RandomGenerator random) {
        this.folder = folder;
        this.disk = disk;
        this.key = key;
        this.random = random;
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
        Files.createDirectories(folder);
        Set<String> names = names();
        Set<String> heads = ids(names, WAITS);
        Set<String> done = ids(names, SENT);
        heads.stream().filter(gone::contains).forEach(done::add);
        delete(List.copyOf(done));
        heads.removeAll(gone);
        for (String id : ids(names, NEW)) {
            disk.delete(path(id, NEW));
        }
        for (String ending : List.of(BODY, Notes.OF_OBJECT)) {
            for (String id : ids(names, ending)) {
                if (!heads.contains(id)) {
                    disk.delete(path(id, ending));
                }
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
        return opened(heads, routes, ids(names, Notes.OF_OBJECT));
    }

    /** Begins a new object; its seal names it. */
    String newId() {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }

    FileSeal seal(String id, WaitingFacts facts) {
        return FileSeal.made(key, id, facts, random);
    }

    QueueDisk.OpenFile body(String id) throws IOException {
        return disk.create(path(id, BODY));
    }

    /** Makes an object wait whose body is on the disk. When this returns, it waits also after a power cut. */
    void commit(String id, FileSeal seal) throws IOException {
        try (QueueDisk.OpenFile head = disk.create(path(id, NEW))) {
            head.append(ByteBuffer.wrap(seal.head()));
            head.force();
        }
        disk.rename(path(id, NEW), path(id, WAITS));
        disk.forceFolder(folder);
    }

    /** Opens the data set of an object that waits. */
    InputStream open(String id) throws IOException {
        FileSeal seal =
                FileSeal.opened(key, id, Files.readAllBytes(path(id, WAITS))).seal();
        return new SealedInput(seal, path(id, BODY));
    }

    /** From now on it does not wait, whatever happens: the recipient has it. */
    void sent(String id) throws IOException {
        disk.rename(path(id, WAITS), path(id, SENT));
    }

    /** Deletes an object. */
    void delete(String id) throws IOException {
        delete(List.of(id));
    }

    /** Deletes objects: first the heads with their keys, without which the bodies say nothing. */
    void delete(List<String> ids) throws IOException {
        if (ids.isEmpty()) {
            return;
        }
        for (String id : ids) {
            disk.delete(path(id, WAITS));
            disk.delete(path(id, SENT));
            disk.delete(path(id, NEW));
        }
        disk.forceFolder(folder);
        for (String id : ids) {
            disk.delete(path(id, BODY));
            disk.delete(path(id, Notes.OF_OBJECT));
        }
    }

    /** Bytes that the disk has left; none if nobody can tell. */
    long free() {
        try {
            return disk.free(folder);
        } catch (IOException e) {
            return 0;
        }
    }

    private Inventory opened(Set<String> heads, Map<String, Note> routes, Set<String> noted) throws IOException {
        List<Left> waiting = new ArrayList<>();
        int damaged = 0;
        for (String id : heads) {
            try {
                FileSeal.Opened opened = FileSeal.opened(key, id, Files.readAllBytes(path(id, WAITS)));
                Path body = path(id, BODY);
                Note note = noted.contains(id) ? notes.read(Notes.ofObject(id)) : Note.NONE;
                waiting.add(new Left(id, opened.facts(), Files.exists(body) ? Files.size(body) : 0, note));
            } catch (DamagedFileException e) {
                damaged++;
                LOG.log(Level.ERROR, "A file of the queue is kept, but cannot be used: {0}{1}", id, WAITS);
            }
        }
        return new Inventory(waiting, routes, damaged);
    }

    private Set<String> names() throws IOException {
        Set<String> names = new HashSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            files.forEach(file -> names.add(String.valueOf(file.getFileName())));
        }
        return names;
    }

    private static Set<String> ids(Set<String> names, String ending) {
        return names.stream()
                .filter(name -> name.length() == ID_LETTERS + ending.length() && name.endsWith(ending))
                .map(name -> name.substring(0, ID_LETTERS))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private Path path(String id, String ending) {
        return folder.resolve(id + ending);
    }
}

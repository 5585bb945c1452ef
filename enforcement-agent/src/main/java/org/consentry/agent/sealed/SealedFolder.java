// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.sealed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * A folder of sealed objects, each a body and a head. An object is kept if and only if its head has its name: it is
 * written last, under another name, and gets this name all at once when all of the object is on the disk. It is the
 * first file to be deleted. A body without a head cannot be read by anybody. For many threads.
 */
public final class SealedFolder {
    private static final int ID_BYTES = 16;
    private static final int ID_LETTERS = 2 * ID_BYTES;
    private static final String BODY = ".body";
    static final String NEW = ".new";

    private final Path folder;
    private final String head;
    private final SealedDisk disk;
    private final SealKey key;
    private final RandomGenerator random;

    /**
     * Uses a folder.
     *
     * @param head how the names of heads end, such as {@code .waits}
     * @param random unpredictable: it makes keys
     */
    public SealedFolder(Path folder, String head, SealedDisk disk, SealKey key, RandomGenerator random) {
        this.folder = folder;
        this.head = head;
        this.disk = disk;
        this.key = key;
        this.random = random;
    }

    /** An object that is kept. */
    public static final class Kept {
        private final byte[] facts;
        private final long bytes;

        private Kept(byte[] facts, long bytes) {
            this.facts = facts;
            this.bytes = bytes;
        }

        /** What its head says. */
        public byte[] facts() {
            return facts.clone();
        }

        /** Size of its body on the disk. */
        public long bytes() {
            return bytes;
        }
    }

    /** Makes the folder if it is not there, finishes what was to be kept together, and deletes what is not whole. */
    public void clear() throws IOException {
        Files.createDirectories(folder);
        new KeptTogether(this, folder, disk).carryOut(names());
        Set<String> names = names();
        for (String id : ids(names, NEW)) {
            disk.delete(path(id, NEW));
        }
        Set<String> heads = ids(names, head);
        for (String id : ids(names, BODY)) {
            if (!heads.contains(id)) {
                disk.delete(path(id, BODY));
            }
        }
    }

    /** Begins an object. */
    public SealedDraft begin(byte[] facts, FileKeeper keeper) throws IOException {
        return new SealedDraft(this, facts, keeper);
    }

    /**
     * Reads what a head says.
     *
     * @throws DamagedFileException if it was changed, or another key sealed it
     */
    public Kept kept(String id) throws IOException {
        FileSeal.Opened opened = FileSeal.opened(key, id, Files.readAllBytes(path(id, head)));
        Path body = path(id, BODY);
        return new Kept(opened.facts(), Files.exists(body) ? Files.size(body) : 0);
    }

    /** Opens the data set of an object. */
    public InputStream open(String id) throws IOException {
        FileSeal seal =
                FileSeal.opened(key, id, Files.readAllBytes(path(id, head))).seal();
        return new SealedInput(seal, path(id, BODY));
    }

    /** Deletes an object. */
    public void delete(String id) throws IOException {
        delete(List.of(id), List.of());
    }

    /**
     * Deletes objects: first the heads with their keys, without which the bodies say nothing.
     *
     * @param others how the names of other heads end that an object may have
     */
    public void delete(List<String> ids, List<String> others) throws IOException {
        if (ids.isEmpty()) {
            return;
        }
        for (String id : ids) {
            disk.delete(path(id, head));
            for (String other : others) {
                disk.delete(path(id, other));
            }
            disk.delete(path(id, NEW));
        }
        disk.forceFolder(folder);
        for (String id : ids) {
            disk.delete(path(id, BODY));
        }
    }

    /** Names of all files. */
    public Set<String> names() throws IOException {
        Set<String> names = new HashSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            files.forEach(file -> names.add(String.valueOf(file.getFileName())));
        }
        return names;
    }

    /** Ids of the objects that are kept. */
    public Set<String> ids() throws IOException {
        return ids(names(), head);
    }

    /** Ids of the objects that have a file with this ending. */
    public static Set<String> ids(Set<String> names, String ending) {
        return names.stream()
                .filter(name -> name.length() == ID_LETTERS + ending.length() && name.endsWith(ending))
                .map(name -> name.substring(0, ID_LETTERS))
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** A file of an object. */
    public Path path(String id, String ending) {
        return folder.resolve(id + ending);
    }

    /** Bytes that the disk has left; none if nobody can tell. */
    public long free() {
        try {
            return disk.free(folder);
        } catch (IOException e) {
            return 0;
        }
    }

    String newId() {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }

    FileSeal seal(String id, byte[] facts) {
        return FileSeal.made(key, id, facts, random);
    }

    SealedDisk.OpenFile body(String id) throws IOException {
        return disk.create(path(id, BODY));
    }

    /** Keeps an object whose body is on the disk. When this returns, it is kept also after a power cut. */
    void commit(String id, FileSeal seal) throws IOException {
        prepare(id, seal);
        name(List.of(id));
    }

    /** Keeps several objects whose bodies are on the disk and whose heads are prepared, all of them or none. */
    void keepTogether(List<String> ids) throws IOException {
        new KeptTogether(this, folder, disk).keep(ids);
    }

    /** Brings the head of an object to the disk under another name. */
    void prepare(String id, FileSeal seal) throws IOException {
        try (SealedDisk.OpenFile fresh = disk.create(path(id, NEW))) {
            fresh.append(ByteBuffer.wrap(seal.head()));
            fresh.force();
        }
    }

    /** Gives heads their names: from then on their objects are kept. */
    void name(List<String> ids) throws IOException {
        for (String id : ids) {
            disk.rename(path(id, NEW), path(id, head));
        }
        disk.forceFolder(folder);
    }
}

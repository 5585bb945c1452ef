// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.queue;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import org.consentry.agent.sealed.DamagedFileException;
import org.consentry.agent.sealed.SealKey;
import org.consentry.agent.sealed.SealedDisk;

/**
 * Small files beside the heads: of an object {@code ID.note}, of a route {@code AE.route} with the letters of its AE
 * title as numbers. A note is a random nonce and the note, sealed with the agent's key for this name. It is written
 * under another name, forced, and gets its name all at once, so a former one is there until the new one is whole.
 * Without its object it is cleared away at the next start. One thread at a time.
 */
final class Notes {
    static final String OF_OBJECT = ".note";
    static final String OF_ROUTE = ".route";
    static final String FRESH = ".fresh";

    private static final Logger LOG = System.getLogger(Notes.class.getName());

    private final Path folder;
    private final SealedDisk disk;
    private final SealKey key;
    private final RandomGenerator random;

    Notes(Path folder, SealedDisk disk, SealKey key, RandomGenerator random) {
        this.folder = folder;
        this.disk = disk;
        this.key = key;
        this.random = random;
    }

    static String ofObject(String id) {
        return id + OF_OBJECT;
    }

    static String ofRoute(String calledAe) {
        return HexFormat.of().formatHex(calledAe.getBytes(StandardCharsets.UTF_8)) + OF_ROUTE;
    }

    /** The AE title that a note of a route is of. */
    static String route(String name) {
        String letters = name.substring(0, name.length() - OF_ROUTE.length());
        return new String(HexFormat.of().parseHex(letters), StandardCharsets.UTF_8);
    }

    /** Writes a note, or deletes it if there is nothing to remember. It is on the disk itself after {@link #force}. */
    void put(String name, Note note) throws IOException {
        if (note.isEmpty()) {
            disk.delete(folder.resolve(name));
            return;
        }
        byte[] nonce = new byte[SealKey.NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = key.seal(nonce, bound(name), note.toBytes());
        Path fresh = folder.resolve(name + FRESH);
        disk.delete(fresh);
        try (SealedDisk.OpenFile file = disk.create(fresh)) {
            file.append(ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .flip());
            file.force();
        }
        disk.rename(fresh, folder.resolve(name));
    }

    void force() throws IOException {
        disk.forceFolder(folder);
    }

    /** Reads a note. One that cannot be read holds what it is of: it may have said so. */
    Note read(String name) {
        try {
            byte[] bytes = Files.readAllBytes(folder.resolve(name));
            if (bytes.length < SealKey.NONCE_BYTES) {
                throw new DamagedFileException("its note ends early");
            }
            byte[] nonce = Arrays.copyOf(bytes, SealKey.NONCE_BYTES);
            byte[] sealed = Arrays.copyOfRange(bytes, SealKey.NONCE_BYTES, bytes.length);
            return Note.of(key.open(nonce, bound(name), sealed));
        } catch (IOException e) {
            LOG.log(Level.ERROR, "A note of the queue cannot be read, so what it is of is held: {0}", name);
            return new Note(0, Hold.byAgent(Instant.EPOCH, "its note cannot be read"));
        }
    }

    private static byte[] bound(String name) {
        return name.getBytes(StandardCharsets.US_ASCII);
    }
}

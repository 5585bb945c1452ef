// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.filter;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A file that has its name only once it is whole. Only its owner reads it, since it is about patients. Closed without
 * {@link #publish}, it is gone.
 */
final class DraftFile implements AutoCloseable {
    private final Path target;
    private final Path draft;
    private final OutputStream out;

    private DraftFile(Path target, Path draft, OutputStream out) {
        this.target = target;
        this.draft = draft;
        this.out = out;
    }

    /**
     * Begins one.
     *
     * @throws FilterFailedException if something has that name
     */
    static DraftFile begin(Path target) throws IOException {
        mustBeFree(target);
        Path folder = target.toAbsolutePath().getParent();
        Path draft = Files.createTempFile(
                folder,
                ".filter-",
                ".part",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return new DraftFile(target, draft, new BufferedOutputStream(Files.newOutputStream(draft)));
    }

    /** Nothing is written over what is there. */
    static void mustBeFree(Path target) {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new FilterFailedException("expected a name that is free, found something at " + target);
        }
    }

    /** Adds text whose characters are bytes (ISO 8859-1). */
    void write(String bytes) throws IOException {
        out.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Gives it its name. */
    void publish() throws IOException {
        out.close();
        mustBeFree(target);
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(draft);
    }
}

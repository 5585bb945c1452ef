// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Collection;

/**
 * Files of the journal that the server has everything of, kept for {@code agent verify} in a folder of their own until
 * they are old or the disk is short.
 *
 * @param files those files
 * @param keeping how long
 */
record OldSegments(SegmentFiles files, Keeping keeping) {
    private static final System.Logger LOG = System.getLogger(OldSegments.class.getName());

    static OldSegments in(Path folder, Keeping keeping) {
        return new OldSegments(new SegmentFiles(folder), keeping);
    }

    /** Takes files over, oldest first, and deletes what was kept for long enough. */
    void take(Collection<Path> done, Instant now) {
        try {
            for (Path file : done) {
                Files.createDirectories(files.folder());
                Files.move(
                        file,
                        files.folder().resolve(String.valueOf(file.getFileName())),
                        StandardCopyOption.ATOMIC_MOVE);
            }
            deleteOld(now);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Files of the journal cannot be put aside or deleted; they stay where they are", e);
        }
    }

    private void deleteOld(Instant now) throws IOException {
        if (!Files.isDirectory(files.folder())) {
            return;
        }
        Instant oldest = now.minus(keeping.age());
        boolean isShort = Files.getFileStore(files.folder()).getUsableSpace() < keeping.leastRoom();
        for (Path file : files.list().values()) {
            if (!isShort && !Files.getLastModifiedTime(file).toInstant().isBefore(oldest)) {
                return;
            }
            Files.deleteIfExists(file);
        }
    }
}

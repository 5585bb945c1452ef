// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.sealed;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Lets several objects of a folder be kept together: all of them or none, wherever the process or the power ends. When
 * the heads are on the disk under their other names, a list of the ids is written and gets its name {@code ID.together}
 * all at once. From then on all are kept: a list that is there at a start is carried out.
 */
final class KeptTogether {
    private static final Logger LOG = System.getLogger(KeptTogether.class.getName());
    private static final String LIST = ".together";
    private static final String FRESH = LIST + ".fresh";

    private final SealedFolder folder;
    private final Path path;
    private final SealedDisk disk;

    KeptTogether(SealedFolder folder, Path path, SealedDisk disk) {
        this.folder = folder;
        this.path = path;
        this.disk = disk;
    }

    /** Keeps objects whose bodies and heads are on the disk, the heads under their other names. */
    void keep(List<String> ids) throws IOException {
        String first = ids.getFirst();
        Path list = folder.path(first, LIST);
        try {
            Path fresh = folder.path(first, FRESH);
            try (SealedDisk.OpenFile file = disk.create(fresh)) {
                file.append(ByteBuffer.wrap(String.join("\n", ids).getBytes(StandardCharsets.US_ASCII)));
                file.force();
            }
            disk.rename(fresh, list);
            disk.forceFolder(path);
            folder.name(ids);
        } catch (IOException e) {
            // before the objects are deleted: else a start would carry out what is left of the list
            disk.delete(list);
            disk.forceFolder(path);
            throw e;
        }
        forget(list);
    }

    /** A list that stays does no harm: when it is carried out, nothing has its other name any more. */
    private void forget(Path list) {
        try {
            disk.delete(list);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "A list of files that were kept together is deleted at the next start", e);
        }
    }

    /** Carries out what an earlier run began, and clears away what it did not begin. */
    void carryOut(Set<String> names) throws IOException {
        for (String first : SealedFolder.ids(names, FRESH)) {
            disk.delete(folder.path(first, FRESH));
        }
        for (String first : SealedFolder.ids(names, LIST)) {
            Path list = folder.path(first, LIST);
            Set<String> ids = Set.copyOf(Files.readAllLines(list, StandardCharsets.US_ASCII));
            folder.name(names.stream()
                    .filter(name -> name.endsWith(SealedFolder.NEW))
                    .map(name -> name.substring(0, name.length() - SealedFolder.NEW.length()))
                    .filter(ids::contains)
                    .toList());
            disk.delete(list);
        }
    }
}

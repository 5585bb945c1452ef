// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.login;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.consentry.launcher.files.Folder;
import org.consentry.launcher.process.StartException;
import org.consentry.launcher.supply.PinnedSums;

/** Keycloak's program files, unpacked once from its distribution. */
final class KeycloakProgram {
    private static final String PROGRAM = "keycloak.zip";
    private static final String DATA = "data";

    private KeycloakProgram() {}

    /**
     * Unpacks into {@code folder} unless the pinned archive was unpacked there already. Else a newer Keycloak takes the
     * place of the one that is there, and keeps its data.
     */
    static void unpackOnce(PinnedSums sums, Path archive, Path folder) {
        Path partial = Path.of(folder + ".partial");
        Path earlier = Path.of(folder + ".earlier");
        try {
            if (!sums.isUnpacked(PROGRAM, folder)) {
                sums.require(PROGRAM, archive);
                // Else files of an earlier archive stay among those of this one.
                Folder.delete(partial);
                unpack(archive, partial);
                sums.noteUnpacked(PROGRAM, partial);
                if (Files.isDirectory(folder)) {
                    Files.move(folder, earlier, StandardCopyOption.ATOMIC_MOVE);
                }
                Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
            }
            takeOver(earlier, folder);
        } catch (IOException e) {
            throw new StartException("Keycloak cannot be unpacked from " + archive + " into " + folder, e);
        }
    }

    // Also when the launcher was ended in between.
    private static void takeOver(Path earlier, Path folder) throws IOException {
        Path data = earlier.resolve(DATA);
        if (Files.isDirectory(data)) {
            Folder.delete(folder.resolve(DATA));
            Files.move(data, folder.resolve(DATA), StandardCopyOption.ATOMIC_MOVE);
        }
        Folder.delete(earlier);
    }

    private static void unpack(Path archive, Path folder) throws IOException {
        try (InputStream file = Files.newInputStream(archive);
                ZipInputStream zip = new ZipInputStream(file)) {
            unpack(zip, folder);
        }
    }

    private static void unpack(ZipInputStream zip, Path folder) throws IOException {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            Path name = Path.of(entry.getName());
            if (name.getNameCount() < 2) {
                continue;
            }
            Path target = folder.resolve(name.subpath(1, name.getNameCount())).normalize();
            if (!target.startsWith(folder)) {
                throw new IOException("archive entry outside its folder: " + name);
            }
            if (entry.isDirectory()) {
                Files.createDirectories(target);
            } else {
                Files.createDirectories(target.resolveSibling("."));
                Files.copy(zip, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}

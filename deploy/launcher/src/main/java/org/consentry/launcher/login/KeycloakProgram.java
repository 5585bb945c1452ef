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

    private KeycloakProgram() {}

    /** Unpacks into {@code folder} unless it is there already; the archive must be the pinned one. */
    static void unpackOnce(PinnedSums sums, Path archive, Path folder) {
        if (Files.isDirectory(folder)) {
            return;
        }
        sums.require(PROGRAM, archive);
        Path partial = Path.of(folder + ".partial");
        try (InputStream file = Files.newInputStream(archive);
                ZipInputStream zip = new ZipInputStream(file)) {
            // Else files of an earlier archive stay among those of this one.
            Folder.delete(partial);
            unpack(zip, partial);
            Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StartException("Keycloak cannot be unpacked from " + archive + " into " + folder, e);
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

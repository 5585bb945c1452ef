// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.database;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.consentry.launcher.files.Folder;
import org.consentry.launcher.process.StartException;
import org.consentry.launcher.supply.PinnedSums;

/** PostgreSQL's program files, unpacked once from the archive that is on the class path. */
final class PostgresProgram {
    private static final String PROGRAM = "postgres-linux-x86_64.txz";
    private static final String ARCHIVE = "/" + PROGRAM;

    private final Path folder;

    private PostgresProgram(Path folder) {
        this.folder = folder;
    }

    /** The program files in {@code folder}, unpacked now unless those of the pinned archive are there. */
    static PostgresProgram in(Path folder, PinnedSums sums) {
        try {
            if (!sums.isUnpacked(PROGRAM, folder)) {
                requireKnownMachine();
                unpack(folder, sums);
            }
        } catch (IOException e) {
            throw new StartException("PostgreSQL's program files cannot be unpacked into " + folder, e);
        }
        return new PostgresProgram(folder);
    }

    Path file(String name) {
        return folder.resolve("bin").resolve(name);
    }

    private static void requireKnownMachine() {
        String machine = System.getProperty("os.name") + "/" + System.getProperty("os.arch");
        if (!machine.equals("Linux/amd64")) {
            throw new StartException("PostgreSQL's program files are here for Linux on amd64 only, and this machine is "
                    + machine + ".");
        }
    }

    private static void unpack(Path folder, PinnedSums sums) throws IOException {
        Path partial = Path.of(folder + ".partial");
        // Else files of an earlier archive stay among those of this one.
        Folder.delete(partial);
        Files.createDirectories(partial);
        try (InputStream archive = PostgresProgram.class.getResourceAsStream(ARCHIVE)) {
            if (archive == null) {
                throw new StartException("PostgreSQL's program files are not on the class path (" + ARCHIVE + ").");
            }
            InputStream pinned = new ByteArrayInputStream(sums.require(PROGRAM, archive));
            unpack(new TarArchiveInputStream(new XZCompressorInputStream(pinned)), partial);
        }
        sums.noteUnpacked(PROGRAM, partial);
        Folder.delete(folder);
        Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void unpack(TarArchiveInputStream tar, Path folder) throws IOException {
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            Path target = folder.resolve(entry.getName()).normalize();
            if (!target.startsWith(folder)) {
                throw new IOException("archive entry outside its folder: " + entry.getName());
            }
            if (entry.isDirectory()) {
                Files.createDirectories(target);
                continue;
            }
            Files.createDirectories(target.resolveSibling("."));
            Files.deleteIfExists(target);
            if (entry.isSymbolicLink()) {
                Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            } else {
                Files.copy(tar, target);
                boolean executable = (entry.getMode() & 0100) != 0;
                Files.setPosixFilePermissions(
                        target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.consentry.launcher.files.Folder;
import org.consentry.launcher.files.PrivateFile;
import org.consentry.launcher.process.StartException;

/** Creates the data folder: checksums, UTF-8, and from its first moment a password for everybody (scram-sha-256). */
final class Cluster {
    private final PostgresProgram program;
    private final Path folder;

    Cluster(PostgresProgram program, Path folder) {
        this.program = program;
        this.folder = folder;
    }

    boolean exists() {
        return Files.isDirectory(folder);
    }

    void create(String adminPassword) {
        Path partial = Path.of(folder + ".partial");
        Path passwordFile = Path.of(folder + ".password");
        try {
            Folder.delete(partial);
            PrivateFile.write(passwordFile, adminPassword);
            initialize(partial, passwordFile);
            Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StartException("PostgreSQL's data folder " + folder + " cannot be created: " + e.getMessage(), e);
        } finally {
            deleteQuietly(passwordFile);
        }
    }

    private void initialize(Path partial, Path passwordFile) throws IOException {
        List<String> command = Unprivileged.command(List.of(
                program.file("initdb").toString(),
                "--pgdata=" + partial,
                "--username=postgres",
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums",
                "--no-instructions"));
        Process initdb = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(initdb.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (initdb.waitFor() != 0) {
                throw new StartException("PostgreSQL's data folder cannot be created: "
                        + output.strip()
                                .lines()
                                .reduce((first, second) -> second)
                                .orElse("no reason given"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartException("interrupted while creating PostgreSQL's data folder", e);
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new StartException("the password file " + file + " cannot be deleted: delete it by hand", e);
        }
    }
}

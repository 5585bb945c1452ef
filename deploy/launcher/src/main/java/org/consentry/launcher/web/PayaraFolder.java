// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.consentry.launcher.files.Folder;

/** The files a Payara Micro is started with, made anew for each start. */
record PayaraFolder(Path path) {
    private static final String LISTENER =
            "set configs.config.server-config.network-config.network-listeners.network-listener.http-listener.address=127.0.0.1\n"
                    // Tokens of hospitals with many roles are longer than the 8 KB that Payara takes by itself.
                    + "set configs.config.server-config.network-config.protocols.protocol.http-listener.http.header-buffer-length-bytes=65536\n";
    private static final String LOGGING = "MICRO-INF/domain/logging.properties";

    Path temporary() {
        return path.resolve("tmp");
    }

    Path preBoot() {
        return path.resolve("preboot.txt");
    }

    Path logging() {
        return path.resolve("logging.properties");
    }

    void prepare(Path payaraMicro) throws IOException {
        Folder.delete(temporary());
        Files.createDirectories(temporary());
        Files.writeString(preBoot(), LISTENER);
        Files.writeString(logging(), logging(payaraMicro));
    }

    // Payara's own settings without terminal colors, since the log is a file.
    private static String logging(Path payaraMicro) throws IOException {
        try (ZipFile jar = new ZipFile(payaraMicro.toFile())) {
            ZipEntry entry = jar.getEntry(LOGGING);
            if (entry == null) {
                throw new IOException(payaraMicro + " has no " + LOGGING);
            }
            try (InputStream in = jar.getInputStream(entry)) {
                return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1)
                        .replace("ansiColor=true", "ansiColor=false");
            }
        }
    }
}

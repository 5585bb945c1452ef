// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.view;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The static files of this WAR, under one prefix that changes when any of them does. All are small and held in memory.
 */
@Singleton
public class StaticFiles {

    private static final String ROOT = "/static/";

    private final WebFolder folder;
    private volatile Content content;

    @Inject
    public StaticFiles(WebFolder folder) {
        this.folder = folder;
        this.content = Content.of(folder);
    }

    /** URL prefix of the files, for example {@code /static/3f6a0c12/}. */
    public String prefix() {
        if (folder.changes()) {
            content = Content.of(folder);
        }
        return content.prefix();
    }

    /** The bytes of a file by its URL path, only under the current prefix. */
    Optional<byte[]> file(String path) {
        return content.of(content.files(), path);
    }

    /** The same bytes, compressed once at start. */
    Optional<byte[]> zipped(String path) {
        return content.of(content.zipped(), path);
    }

    /** The files at one time, by their names below {@code /static/}. */
    private record Content(Map<String, byte[]> files, Map<String, byte[]> zipped, String prefix) {

        static Content of(WebFolder folder) {
            Map<String, byte[]> files = new TreeMap<>();
            load(folder, ROOT, files);
            Map<String, byte[]> zipped = new TreeMap<>();
            files.forEach((name, bytes) -> zipped.put(name, Gzip.zip(bytes)));
            return new Content(files, zipped, ROOT + hash(files) + "/");
        }

        Optional<byte[]> of(Map<String, byte[]> byName, String path) {
            return path.startsWith(prefix)
                    ? Optional.ofNullable(byName.get(path.substring(prefix.length())))
                    : Optional.empty();
        }
    }

    private static void load(WebFolder web, String folder, Map<String, byte[]> into) {
        for (String path : web.list(folder)) {
            if (path.endsWith("/")) {
                load(web, path, into);
            } else {
                into.put(path.substring(ROOT.length()), read(web.open(path)));
            }
        }
    }

    private static byte[] read(@Nullable InputStream opened) {
        if (opened == null) {
            throw new IllegalStateException("A static file was listed but cannot be opened");
        }
        try (InputStream in = opened) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(Map<String, byte[]> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach((name, bytes) -> {
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            });
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

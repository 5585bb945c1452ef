// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.view;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consentry.portal.config.PortalConfig;
import org.jspecify.annotations.Nullable;

/**
 * Opens the files of this WAR: templates, wording and static files. The container's own injectable context works only
 * inside a request, and this one works always. While pages are written ({@code source-folder}), the files are those of
 * the checkout.
 */
@Singleton
public class WebFolder {

    private final Optional<Path> source;
    private volatile Optional<ServletContext> context = Optional.empty();

    @Inject
    public WebFolder(PortalConfig config) {
        this.source = config.sourceFolder();
    }

    void opened(ServletContext opened) {
        context = Optional.of(opened);
    }

    /** Whether the files may change at any time, so that nothing of them is to be kept. */
    boolean changes() {
        return source.isPresent();
    }

    /** A file by its path from the root of the WAR; null when there is none. */
    public @Nullable InputStream open(String path) {
        return source.isPresent()
                ? read(source.get().resolve("src/main/webapp" + path))
                : context.orElseThrow().getResourceAsStream(path);
    }

    /** A file of the class path by its name, for example {@code messages/messages_en.properties}; null if none. */
    @Nullable InputStream resource(String name) {
        return source.isPresent()
                ? read(source.get().resolve("src/main/resources").resolve(name))
                : WebFolder.class.getClassLoader().getResourceAsStream(name);
    }

    /** Paths in a folder, folders with a slash at the end; empty when there is no such folder. */
    Set<String> list(String folder) {
        if (source.isPresent()) {
            return files(source.get().resolve("src/main/webapp" + folder), folder);
        }
        Set<String> paths = context.orElseThrow().getResourcePaths(folder);
        return paths == null ? Set.of() : paths;
    }

    private static Set<String> files(Path folder, String name) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> name + folder.relativize(file) + (Files.isDirectory(file) ? "/" : ""))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable InputStream read(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.newInputStream(file) : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

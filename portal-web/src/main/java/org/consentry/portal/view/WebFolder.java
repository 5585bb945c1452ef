// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.view;

import jakarta.inject.Singleton;
import jakarta.servlet.ServletContext;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Opens the files of this WAR: templates and static files. The container's own injectable context works only inside a
 * request, and this one works always.
 */
@Singleton
public class WebFolder {

    private volatile Optional<ServletContext> context = Optional.empty();

    void opened(ServletContext opened) {
        context = Optional.of(opened);
    }

    /** A file by its path from the root of the WAR; null when there is none. */
    public @Nullable InputStream open(String path) {
        return context.orElseThrow().getResourceAsStream(path);
    }

    /** Paths in a folder, folders with a slash at the end; empty when there is no such folder. */
    Set<String> list(String folder) {
        Set<String> paths = context.orElseThrow().getResourcePaths(folder);
        return paths == null ? Set.of() : paths;
    }
}

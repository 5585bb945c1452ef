// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.regime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.consentry.protocol.MalformedMessageException;
import org.jspecify.annotations.Nullable;

/** Finds the files of the regimes in force: those that come with the server, and the hospital's own. */
final class RegimeFiles {
    private static final List<String> SHIPPED =
            List.of("demo", "us-hipaa", "us-wa", "us-ca", "eu-gdpr", "eu-ehds", "uk-england");
    private static final long LONGEST_BYTES = 1 << 20;

    private final List<RegimeFile> files = new ArrayList<>();
    private final List<String> mistakes = new ArrayList<>();

    /**
     * Returns every version of the regimes in force.
     *
     * @throws IllegalStateException naming everything that is wrong with any file, in force or not
     */
    static List<RegimeFile> inForce(RegimeConfig config) {
        RegimeFiles found = new RegimeFiles();
        SHIPPED.forEach(found::shipped);
        if (config.folder() != null) {
            found.folder(config.folder());
        }
        return found.chosen(config.ids());
    }

    private List<RegimeFile> chosen(Set<String> ids) {
        Map<String, String> citations = new HashMap<>();
        for (RegimeFile file : files) {
            String other = citations.putIfAbsent(file.regime().citation(), file.name());
            if (other != null) {
                mistakes.add(file.name() + ": expected a version of its own, found "
                        + file.regime().citation() + ", which " + other + " is");
            }
        }
        List<RegimeFile> chosen =
                files.stream().filter(file -> ids.contains(file.regime().id())).toList();
        new TreeSet<>(ids)
                .stream()
                        .filter(id -> chosen.stream()
                                .noneMatch(file -> file.regime().id().equals(id)))
                        .forEach(id -> mistakes.add("regimes: expected names of regimes that are there, found " + id));
        if (!mistakes.isEmpty()) {
            throw new IllegalStateException("Regimes: " + String.join("; ", mistakes));
        }
        return chosen;
    }

    private void shipped(String name) {
        try (@Nullable InputStream stream = RegimeFiles.class.getResourceAsStream("/regimes/" + name + ".json")) {
            if (stream == null) {
                throw new IllegalStateException("Expected the regime file " + name + " with the server, found none");
            }
            add(name + ".json", new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            mistakes.add(name + ": cannot be read");
        }
    }

    private void folder(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            all.filter(path -> path.toString().endsWith(".json")).sorted().forEach(this::own);
        } catch (IOException broken) {
            mistakes.add("regime-folder: cannot be read");
        }
    }

    private void own(Path path) {
        String name = String.valueOf(path.getFileName());
        try {
            if (Files.size(path) > LONGEST_BYTES) {
                mistakes.add(name + ": expected at most " + LONGEST_BYTES + " bytes");
                return;
            }
            add(name, Files.readString(path));
        } catch (IOException broken) {
            mistakes.add(name + ": cannot be read as UTF-8");
        }
    }

    private void add(String name, String content) {
        try {
            files.add(RegimeFile.read(name, content));
        } catch (MalformedMessageException malformed) {
            mistakes.add(name + ": " + malformed.getMessage());
        }
    }
}

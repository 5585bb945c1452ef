// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.supply;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.consentry.launcher.process.StartException;

/**
 * The sums of programs that others made, as {@code deploy/programs.sha256} pins them. A program with another sum is
 * neither unpacked nor started. Thread-safe.
 */
public final class PinnedSums {
    private static final String LIST = "/programs.sha256";
    private static final String NOTE = ".unpacked-from";
    private static final Pattern LINE = Pattern.compile("(?<sum>[0-9a-f]{64}) {2}(?<name>[a-z0-9_.-]+)");

    private final Map<String, String> sums;
    private final Map<Path, Seen> good = new ConcurrentHashMap<>();

    private PinnedSums(Map<String, String> sums) {
        this.sums = Map.copyOf(sums);
    }

    /** The list that the build has put on the class path. */
    public static PinnedSums ofTheBuild() {
        try (InputStream list = PinnedSums.class.getResourceAsStream(LIST)) {
            if (list == null) {
                throw new StartException("the list of pinned programs is not on the class path (" + LIST + ").");
            }
            return of(new String(list.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new StartException("the list of pinned programs cannot be read (" + LIST + ")", e);
        }
    }

    /** A list in the format of {@code sha256sum}. */
    public static PinnedSums of(String list) {
        return new PinnedSums(list.lines()
                .map(line -> {
                    var parts = LINE.matcher(line);
                    if (!parts.matches()) {
                        throw new StartException("a pinned sum is 64 digits, two spaces, a name; found: " + line);
                    }
                    return parts;
                })
                .collect(Collectors.toMap(parts -> parts.group("name"), parts -> parts.group("sum"))));
    }

    /**
     * Reads the file whole, unless this list has done so and the file is as it was.
     *
     * @throws StartException when it is not the one that was pinned as {@code name}
     */
    public void require(String name, Path file) {
        good.compute(file.toAbsolutePath(), (path, seen) -> {
            try {
                Seen now = new Seen(Files.size(path), Files.getLastModifiedTime(path));
                if (!now.equals(seen)) {
                    try (InputStream content = Files.newInputStream(path)) {
                        require(name, path.toString(), Sha256.of(content));
                    }
                }
                return now;
            } catch (IOException e) {
                throw new StartException("the sum of " + path + " cannot be checked: " + e.getMessage(), e);
            }
        });
    }

    /** What was read, once its sum is the one pinned as {@code name}. */
    public byte[] require(String name, InputStream content) throws IOException {
        byte[] read = content.readAllBytes();
        require(name, "the class path", Sha256.of(new ByteArrayInputStream(read)));
        return read;
    }

    /** Whether the archive that is pinned as {@code name} was unpacked into that folder. */
    public boolean isUnpacked(String name, Path folder) throws IOException {
        Path note = folder.resolve(NOTE);
        return Files.exists(note) && Files.readString(note).equals(sums.get(name));
    }

    /** Notes in the folder that the archive pinned as {@code name} was unpacked into it. */
    public void noteUnpacked(String name, Path folder) throws IOException {
        Files.writeString(folder.resolve(NOTE), sums.getOrDefault(name, ""));
    }

    private void require(String name, String place, String found) {
        String expected = sums.get(name);
        if (!found.equals(expected)) {
            throw new StartException(name + " (" + place + ") is not the one that was pinned: expected SHA-256 "
                    + (expected == null ? "none, since its name is not in the list" : expected) + ", found " + found
                    + ". Nothing of it was started; see docs/supply-chain.md.");
        }
    }

    private record Seen(long size, FileTime modified) {}
}

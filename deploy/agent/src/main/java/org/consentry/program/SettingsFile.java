// SPDX-License-Identifier: Apache-2.0
package org.consentry.program;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of settings. Each line is {@code name = value}, empty, or begins with {@code #}. A value is taken as it
 * stands, without the blanks around it: there are no quotes and no escapes. {@code SERVER_URL} is another way to write
 * {@code server-url}. The file holds secrets, so that only its owner may read it.
 *
 * @param values by name
 * @param mistakes lines that say none, names that stand twice, and who else may read the file
 */
record SettingsFile(Map<String, String> values, List<String> mistakes) {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Pattern LINE = Pattern.compile("([a-z][a-z0-9-]*|[A-Z][A-Z0-9_]*)\\s*=(.*)");

    SettingsFile {
        values = Map.copyOf(values);
        mistakes = List.copyOf(mistakes);
    }

    /**
     * Reads a file whole.
     *
     * @throws IOException if it cannot be read; the message names it
     */
    static SettingsFile read(Path file) throws IOException {
        List<String> mistakes = new ArrayList<>();
        if (isReadByOthers(file)) {
            mistakes.add(
                    file + ": expected a file that only its owner may read (chmod 600), found one that others may");
        }
        List<String> lines = lines(file);
        Map<String, String> values = new TreeMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            Matcher setting = LINE.matcher(line);
            if (!setting.matches()) {
                mistakes.add("line " + (i + 1) + ": expected name = value, found something else");
            } else if (values.put(name(setting.group(1)), setting.group(2).strip()) != null) {
                mistakes.add(name(setting.group(1)) + ": expected once, found again in line " + (i + 1));
            }
        }
        return new SettingsFile(values, mistakes);
    }

    /** The value of a name; empty if it has none. */
    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    private static String name(String written) {
        return written.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<String> lines(Path file) throws IOException {
        try {
            return Files.readAllLines(file);
        } catch (CharacterCodingException malformed) {
            throw new IOException(file + ": expected text in UTF-8, found other bytes", malformed);
        } catch (IOException e) {
            throw new IOException(
                    file + ": expected a file that this account may read, found "
                            + e.getClass().getSimpleName(),
                    e);
        }
    }

    private static boolean isReadByOthers(Path file) throws IOException {
        return Files.exists(file)
                && file.getFileSystem().supportedFileAttributeViews().contains("posix")
                && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file));
    }

    /** Names no value, since some are secrets. */
    @Override
    public String toString() {
        return "SettingsFile" + values.keySet();
    }
}

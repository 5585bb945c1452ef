// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The journal's files in its folder, by number.
 *
 * @param folder where they are
 */
record SegmentFiles(Path folder) {

    private static final int DIGITS_AT = "disclosures-".length();

    Path path(long number) {
        return folder.resolve(String.format(Locale.ROOT, "disclosures-%016d.log", number));
    }

    /** The files there are, oldest first. */
    NavigableMap<Long, Path> list() {
        NavigableMap<Long, Path> found = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "disclosures-????????????????.log")) {
            for (Path file : files) {
                String digits = file.getFileName().toString().substring(DIGITS_AT, DIGITS_AT + 16);
                found.put(Long.parseLong(digits), file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /** Every file older than that one, oldest first. */
    Collection<Path> before(long number) {
        return list().headMap(number, false).values();
    }
}

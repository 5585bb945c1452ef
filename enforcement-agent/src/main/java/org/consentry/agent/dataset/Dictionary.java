// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dataset;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The data dictionary of PS3.6: what a standard tag is called and how its values are represented. The repeating groups
 * 50xx and 60xx are known under each of their tags. Immutable and safe for every thread.
 */
public final class Dictionary {
    private record Entry(Vr vr, boolean signedByPixels, String keyword) {}

    private static final Map<Integer, Entry> ENTRIES = load();

    private Dictionary() {}

    /** The VR of a tag; private creators are LO, unknown and private tags are UN. */
    public static Vr vr(int tag) {
        Entry entry = ENTRIES.get(canonical(tag));
        if (entry != null) {
            return entry.vr;
        }
        return Tag.isPrivateCreator(tag) ? Vr.LO : Vr.UN;
    }

    /** Whether PS3.6 lists the tag. */
    public static boolean knows(int tag) {
        return ENTRIES.containsKey(canonical(tag));
    }

    /** Every tag of PS3.6, repeating groups under their first. */
    public static Set<Integer> tags() {
        return ENTRIES.keySet();
    }

    /** The keyword, such as {@code PatientID}; empty for private and unknown tags. */
    public static Optional<String> keyword(int tag) {
        return Optional.ofNullable(ENTRIES.get(canonical(tag))).map(Entry::keyword);
    }

    /** Whether the VR is US or SS depending on Pixel Representation (0028,0103); {@link #vr} then says US. */
    static boolean isSignedByPixels(int tag) {
        Entry entry = ENTRIES.get(canonical(tag));
        return entry != null && entry.signedByPixels;
    }

    /** The tag under which the repeating groups 50xx and 60xx are filed, or the tag itself. */
    public static int canonical(int tag) {
        int family = tag & 0xFF010000;
        return family == 0x50000000 || family == 0x60000000 ? tag & 0xFF00FFFF : tag;
    }

    private static Map<Integer, Entry> load() {
        Map<Integer, Entry> entries = new HashMap<>(8192);
        InputStream resource =
                Objects.requireNonNull(Dictionary.class.getResourceAsStream("dictionary.txt"), "dictionary.txt");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    boolean signedByPixels = line.startsWith("XS", 9);
                    Vr vr = signedByPixels ? Vr.US : Vr.valueOf(line.substring(9, 11));
                    int tag = Integer.parseUnsignedInt(line.substring(0, 8), 16);
                    entries.put(tag, new Entry(vr, signedByPixels, line.substring(12)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read dictionary.txt from the class path", e);
        }
        return Map.copyOf(entries);
    }
}

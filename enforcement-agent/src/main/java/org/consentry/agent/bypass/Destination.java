// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.bypass;

import java.util.Locale;
import org.consentry.protocol.Sighting;

/**
 * Where something went, as a record names it.
 *
 * @param title the AE title or another name; may be empty
 * @param host the host; empty if it is not told
 * @param port the port; 0 if it is not told
 */
public record Destination(String title, String host, int port) {

    /** In one line of at most 200 characters, such as {@code LAB (10.0.0.5:104)}. */
    String text() {
        String place = host.isEmpty() ? "" : " (" + host + (port == 0 ? "" : ":" + port) + ")";
        return line(title + place, Sighting.LONGEST);
    }

    /** The text without line breaks and other controls, and no longer than that. */
    public static String line(String text, int longest) {
        String clean = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return clean.substring(0, Math.min(longest, clean.length()));
    }

    /** Whether it is this host. */
    boolean isAt(String other) {
        return host.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
    }
}

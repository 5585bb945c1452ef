// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.view;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/** Compresses answers, and says for which requests. */
final class Gzip {
    private static final Pattern ACCEPTED = Pattern.compile(
            "(^|,)\\s*gzip\\s*(;\\s*q=(1(\\.0*)?|0\\.0*[1-9][0-9]*)\\s*)?(,|$)", Pattern.CASE_INSENSITIVE);
    private static final Set<String> OWN = Set.of("same-origin", "none");

    private Gzip() {}

    /** Whether the client takes it. */
    static boolean accepts(HttpServletRequest request) {
        return Collections.list(request.getHeaders("Accept-Encoding")).stream()
                .anyMatch(header -> ACCEPTED.matcher(header).find());
    }

    /**
     * Whether a page may be sent so. The length of a compressed page tells what is in it to somebody who can put words
     * of a choice into it, many times, and watch the line (BREACH). Another site can make a browser ask, but not as if
     * our own page or its user did.
     */
    static boolean suitsPage(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site != null && OWN.contains(site) && accepts(request);
    }

    static byte[] zip(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}

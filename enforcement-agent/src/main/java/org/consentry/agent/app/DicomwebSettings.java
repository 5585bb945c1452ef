// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.consentry.protocol.token.SafeAddress;

/**
 * The door over DICOMweb.
 *
 * @param mostBytes the longest body of a store, and of an archive's answer, in bytes, 1 MB to 1 TB; default 16 GB
 * @param origin the DICOMweb service of the archive that scans are fetched from, without a slash at the end; without
 *     one nothing can be fetched
 * @param pictures whether the archive is known to draw nothing but pixels into the pictures that it makes; without that
 *     word none are handed on
 */
public record DicomwebSettings(long mostBytes, Optional<URI> origin, boolean pictures) {
    private static final long MEGABYTE = 1 << 20;
    private static final long USUALLY = 16_384;
    private static final String PIXELS_ONLY = "pixels-only";

    static DicomwebSettings read(SettingsReader from, Set<String> plainHosts) {
        DicomwebSettings settings = new DicomwebSettings(
                from.optional(
                        "dicomweb-most-megabytes",
                        "a number from 1 to 1048576",
                        text -> megabytes(text) * MEGABYTE,
                        USUALLY * MEGABYTE),
                from.optional(
                        "dicomweb-origin",
                        "an address such as http://localhost:8042/dicom-web",
                        text -> Optional.of(address(text)),
                        Optional.empty()),
                from.optional("dicomweb-rendered", PIXELS_ONLY, DicomwebSettings::pictures, false));
        settings.origin()
                .filter(origin -> "http".equals(origin.getScheme()))
                .map(origin -> origin.getHost().toLowerCase(Locale.ROOT))
                .filter(host -> !SafeAddress.isThisMachine(host) && !plainHosts.contains(host))
                .ifPresent(host -> from.refuse(
                        "dicomweb-origin",
                        "https, or http to this machine or to what dicom-plain-hosts names",
                        "http to another machine"));
        return settings;
    }

    private static boolean pictures(String text) {
        if (!text.equals(PIXELS_ONLY)) {
            throw new IllegalArgumentException("another word");
        }
        return true;
    }

    private static long megabytes(String text) {
        if (!text.matches("[1-9][0-9]{0,6}")) {
            throw new IllegalArgumentException("out of range");
        }
        return Long.parseLong(text);
    }

    static URI address(String text) {
        URI uri = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        boolean plain = uri.getHost() != null
                && Set.of("http", "https").contains(uri.getScheme())
                && uri.getUserInfo() == null
                && uri.getQuery() == null
                && uri.getFragment() == null;
        if (!plain) {
            throw new IllegalArgumentException("another form");
        }
        return uri;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.consentry.agent.dicom.dimse.AeTitle;

/**
 * Which certificates may call themselves by which AE title. A title that is not named may be used with every
 * certificate that the listener takes. A title that is named needs one of its certificates at every listener, also at
 * one in the clear.
 */
public final class CallerPins {
    /** No title is bound. */
    public static final CallerPins NONE = new CallerPins(Map.of());

    private static final String FINGERPRINT = "sha256:";
    private static final int FINGERPRINT_BYTES = 32;

    private final Map<AeTitle, List<Pin>> pins;

    private CallerPins(Map<AeTitle, List<Pin>> pins) {
        this.pins = Map.copyOf(pins);
    }

    /**
     * Reads {@code TITLE=sha256:HEX} and {@code TITLE=SUBJECT} with semicolons between; a title may come again.
     *
     * @throws IllegalArgumentException if one of them is of another form
     */
    public static CallerPins parsed(String text) {
        Map<AeTitle, List<Pin>> pins = new HashMap<>();
        for (String each : text.split(";", -1)) {
            String[] parts = each.split("=", 2);
            if (parts.length < 2) {
                throw new IllegalArgumentException("TITLE=CERTIFICATE expected, found something else");
            }
            pins.computeIfAbsent(new AeTitle(parts[0].strip()), title -> new ArrayList<>())
                    .add(Pin.parsed(parts[1].strip()));
        }
        return new CallerPins(pins);
    }

    /** The titles that are bound. */
    public Iterable<AeTitle> titles() {
        return pins.keySet();
    }

    /** Whether who shows this certificate may use this title. */
    boolean admit(AeTitle title, Optional<X509Certificate> certificate) {
        List<Pin> allowed = pins.get(title);
        return allowed == null
                || certificate
                        .filter(shown -> allowed.stream().anyMatch(pin -> pin.fits(shown)))
                        .isPresent();
    }

    private sealed interface Pin {
        boolean fits(X509Certificate shown);

        static Pin parsed(String text) {
            if (text.isEmpty()) {
                throw new IllegalArgumentException("a certificate expected, found none");
            }
            if (!text.toLowerCase(Locale.ROOT).startsWith(FINGERPRINT)) {
                return new Subject(new X500Principal(text));
            }
            byte[] digest =
                    HexFormat.of().parseHex(text.substring(FINGERPRINT.length()).replace(":", ""));
            if (digest.length != FINGERPRINT_BYTES) {
                throw new IllegalArgumentException("a fingerprint of 64 hexadecimal digits expected, found another");
            }
            return new Fingerprint(HexFormat.of().formatHex(digest));
        }
    }

    private record Subject(X500Principal name) implements Pin {
        @Override
        public boolean fits(X509Certificate shown) {
            return shown.getSubjectX500Principal().equals(name);
        }
    }

    private record Fingerprint(String hex) implements Pin {
        @Override
        public boolean fits(X509Certificate shown) {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(shown.getEncoded());
                return hex.equals(HexFormat.of().formatHex(digest));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every JDK has SHA-256, and a certificate its bytes", e);
            }
        }
    }
}

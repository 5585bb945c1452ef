// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.filter.archive;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The number of an order, (0008,0050), by which a manifest names a scan. Not printed.
 *
 * @param number 1 to 64 characters of ASCII, none of which means something else in a search: no {@code *}, {@code ?},
 *     backslash, comma or quote. DICOM allows 16 characters, real systems give more
 * @param issuer who gave it, as the manifest says; empty if it says nothing
 */
public record AccessionNumber(String number, Optional<String> issuer) {
    private static final Pattern FORM = Pattern.compile("[!#-)+\\-->@-\\[\\]-~ ]{1,64}");
    private static final Pattern ISSUER = Pattern.compile("[\\x20-\\x7e]{1,1024}");

    public AccessionNumber {
        if (!FORM.matcher(number).matches() || !number.equals(number.strip())) {
            throw new IllegalArgumentException("expected an Accession Number of at most 64 characters");
        }
        if (issuer.filter(who -> !ISSUER.matcher(who).matches()).isPresent()) {
            throw new IllegalArgumentException("expected an issuer in ASCII");
        }
    }

    /** What the cells of a row say; empty if they hold no number. An empty cell names no issuer. */
    public static Optional<AccessionNumber> of(String number, String issuer) {
        try {
            return Optional.of(new AccessionNumber(
                    number.strip(), Optional.of(issuer.strip()).filter(who -> !who.isEmpty())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "AccessionNumber[]";
    }
}

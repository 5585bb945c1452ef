// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.retrieve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.consentry.agent.dataset.TransferSyntax;
import org.consentry.agent.dicomweb.body.MediaType;
import org.consentry.agent.dicomweb.body.RefusedBodyException;

/**
 * The encodings that a program takes, as its Accept says (PS3.18, 8.7.3): none named means Explicit VR Little Endian,
 * where the archive can give it; {@code *} is any.
 *
 * @param named UIDs, {@code *}, or an empty text where none is named, in the program's order; at least one
 */
public record WantedSyntaxes(List<String> named) {
    private static final String ANY = "*";
    private static final String NONE_NAMED = "";
    private static final String RELATED = "multipart/related";
    private static final int NOT_ACCEPTABLE = 406;

    public WantedSyntaxes {
        named = List.copyOf(named);
        if (named.isEmpty()) {
            throw new IllegalArgumentException("expected an encoding");
        }
    }

    /**
     * Reads the Accept fields of a request; none are as if all were accepted.
     *
     * @throws RefusedBodyException with 406 if it takes no DICOM objects, or none in an encoding that we know
     */
    public static WantedSyntaxes of(List<String> fields) {
        List<String> named = new ArrayList<>();
        for (String field : fields.isEmpty() ? List.of("*/*") : fields) {
            for (String range : field.split(",", -1)) {
                MediaType.of(range)
                        .filter(type -> !type.isRefused())
                        .flatMap(WantedSyntaxes::syntax)
                        .ifPresent(named::add);
            }
        }
        if (named.isEmpty()) {
            throw new RefusedBodyException(
                    NOT_ACCEPTABLE,
                    "expected to answer in " + RELATED + "; type=\"" + MediaType.DICOM
                            + "\", and to know the encoding");
        }
        return new WantedSyntaxes(named);
    }

    /** What the archive is asked for: one range, since Orthanc's plugin 1.7 reads one. */
    String accept() {
        String asked = named.contains(ANY) ? ANY : named.getFirst();
        return RELATED + "; type=\"" + MediaType.DICOM + "\""
                + (asked.equals(NONE_NAMED) ? "" : "; transfer-syntax=" + asked);
    }

    /** Whether the program takes this encoding. With none named it takes what the archive gives then. */
    boolean takes(String syntax) {
        return named.contains(ANY) || named.contains(NONE_NAMED) || named.contains(syntax);
    }

    private static Optional<String> syntax(MediaType range) {
        if (range.type().equals("*/*")) {
            return Optional.of(NONE_NAMED);
        }
        boolean objects = range.type().equals(RELATED)
                && range.parameter("type")
                        .filter(MediaType.DICOM::equalsIgnoreCase)
                        .isPresent();
        String syntax = range.parameter("transfer-syntax").orElse(NONE_NAMED);
        boolean known = syntax.equals(NONE_NAMED)
                || syntax.equals(ANY)
                || TransferSyntax.of(syntax).isPresent();
        return objects && known ? Optional.of(syntax) : Optional.empty();
    }
}

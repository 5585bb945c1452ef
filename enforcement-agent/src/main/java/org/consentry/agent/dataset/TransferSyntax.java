// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dataset;

import java.util.Optional;
import java.util.Set;

/**
 * How a data set is encoded (PS3.5 section 10).
 *
 * @param uid the UID as negotiated
 * @param explicitVr whether elements spell their VR
 * @param bigEndian whether numbers are big endian
 * @param deflated whether the whole data set is a raw deflate stream
 * @param encapsulated whether pixel data is compressed and cut into fragments
 */
public record TransferSyntax(
        String uid, boolean explicitVr, boolean bigEndian, boolean deflated, boolean encapsulated) {
    public static final TransferSyntax IMPLICIT_LE =
            new TransferSyntax("1.2.840.10008.1.2", false, false, false, false);
    public static final TransferSyntax EXPLICIT_LE =
            new TransferSyntax("1.2.840.10008.1.2.1", true, false, false, false);
    public static final TransferSyntax EXPLICIT_BE =
            new TransferSyntax("1.2.840.10008.1.2.2", true, true, false, false);
    public static final TransferSyntax DEFLATED_LE =
            new TransferSyntax("1.2.840.10008.1.2.1.99", true, false, true, false);

    private static final String COMPRESSED = "1.2.840.10008.1.2.4.";
    /** Run length encoding, Encapsulated Uncompressed, and Deflated Image Frame. */
    private static final Set<String> OTHER_ENCAPSULATED =
            Set.of("1.2.840.10008.1.2.5", "1.2.840.10008.1.2.1.98", "1.2.840.10008.1.2.8.1");

    private static final Set<String> REFERENCED = Set.of(COMPRESSED + "94", COMPRESSED + "204");
    private static final Set<String> REFERENCED_DEFLATED = Set.of(COMPRESSED + "95", COMPRESSED + "205");

    /** The syntax of a UID; empty if it is unknown, so that what we cannot read is refused. */
    public static Optional<TransferSyntax> of(String uid) {
        for (TransferSyntax known : new TransferSyntax[] {IMPLICIT_LE, EXPLICIT_LE, EXPLICIT_BE, DEFLATED_LE}) {
            if (known.uid.equals(uid)) {
                return Optional.of(known);
            }
        }
        if (REFERENCED.contains(uid)) {
            return Optional.of(new TransferSyntax(uid, true, false, false, false));
        }
        if (REFERENCED_DEFLATED.contains(uid)) {
            return Optional.of(new TransferSyntax(uid, true, false, true, false));
        }
        if (uid.startsWith(COMPRESSED) || OTHER_ENCAPSULATED.contains(uid)) {
            return Optional.of(new TransferSyntax(uid, true, false, false, true));
        }
        return Optional.empty();
    }
}

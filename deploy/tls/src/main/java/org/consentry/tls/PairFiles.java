// SPDX-License-Identifier: Apache-2.0
package org.consentry.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Where a listener's certificate and key are.
 *
 * @param certificate PEM: the listener's own certificate, then those that signed it
 * @param key PEM: its private key in PKCS#8, in a file that only its owner may read
 */
public record PairFiles(Path certificate, Path key) {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    /** What the files hold now. */
    public PairText text() {
        requireOwnerOnly();
        return new PairText(Pem.text(certificate), Pem.text(key));
    }

    private void requireOwnerOnly() {
        try {
            if (key.getFileSystem().supportedFileAttributeViews().contains("posix")
                    && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(key))) {
                throw new RefusedFileException(key + ": expected a key file that only its owner may read (chmod 600), "
                        + "found one that others may read or write");
            }
        } catch (IOException e) {
            throw new RefusedFileException(key + ": expected a file that this account may read, found "
                    + e.getClass().getSimpleName());
        }
    }
}

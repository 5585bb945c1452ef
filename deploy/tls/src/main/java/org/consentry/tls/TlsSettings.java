// SPDX-License-Identifier: Apache-2.0
package org.consentry.tls;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the environment asks for.
 *
 * @param pair {@code TLS_CERTIFICATE} and {@code TLS_KEY}; both or none
 * @param authorities {@code TLS_AUTHORITIES}
 */
record TlsSettings(Optional<PairFiles> pair, Optional<Path> authorities) {
    private static final String CERTIFICATE = "TLS_CERTIFICATE";
    private static final String KEY = "TLS_KEY";

    static TlsSettings read(Map<String, String> environment) {
        Optional<Path> certificate = path(environment, CERTIFICATE);
        Optional<Path> key = path(environment, KEY);
        if (certificate.isPresent() != key.isPresent()) {
            throw new RefusedFileException("expected both " + CERTIFICATE + " and " + KEY + ", found only "
                    + (certificate.isPresent() ? CERTIFICATE : KEY));
        }
        return new TlsSettings(
                certificate.flatMap(file -> key.map(other -> new PairFiles(file, other))),
                path(environment, "TLS_AUTHORITIES"));
    }

    private static Optional<Path> path(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .map(Path::of);
    }
}

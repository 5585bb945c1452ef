// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.tls;

import java.nio.file.Path;
import java.util.Optional;
import org.consentry.tls.PairFiles;
import org.consentry.tls.PairText;
import org.consentry.tls.Pem;

/**
 * Where one side's keys are.
 *
 * @param own our certificate and key; none if we show none
 * @param authorities PEM file of the certificates that the other side's must be signed by; none if nobody is trusted
 */
public record TlsSources(Optional<PairFiles> own, Optional<Path> authorities) {
    /** We show nothing and trust nobody. */
    public static final TlsSources NONE = new TlsSources(Optional.empty(), Optional.empty());

    /** What the files held at one moment. */
    record Text(Optional<PairText> own, Optional<String> authorities) {}

    Text text() {
        return new Text(own.map(PairFiles::text), authorities.map(Pem::text));
    }
}

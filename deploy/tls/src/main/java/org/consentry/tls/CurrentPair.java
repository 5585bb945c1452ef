// SPDX-License-Identifier: Apache-2.0
package org.consentry.tls;

import java.time.InstantSource;

/**
 * The pair that listeners present: the last good one that its files held. Read by handshakes of many threads; looked at
 * by one.
 */
final class CurrentPair {
    /** When the certificate ends, for metrics of the parts, which cannot see this class. */
    static final String ENDS = "consentry.tls.ends";
    /** Why the files are not used; not set while they are. */
    static final String REFUSED = "consentry.tls.refused";

    private static final System.Logger.Level LOUD = System.Logger.Level.ERROR;

    private final Watched<PairText, Pair> watched;

    /** Reads the files; a start goes on only with a good pair. */
    CurrentPair(PairFiles files, InstantSource clock) {
        watched = new Watched<>(files::text, text -> Pair.of(files, text, clock.instant()));
        noteGood();
    }

    Pair pair() {
        return watched.current();
    }

    /** Takes what the files hold once two looks have found the same. */
    void look() {
        switch (watched.look()) {
            case NONE -> {}
            case TAKEN -> {
                noteGood();
                log().log(
                                System.Logger.Level.INFO,
                                () -> "New certificate of the listeners: serial number " + pair().serial() + ", until "
                                        + pair().ends());
            }
            case REFUSED -> {
                String why = watched.refusal().orElse("");
                System.setProperty(REFUSED, why);
                log().log(LOUD, () -> "The new certificate is refused and the one before stays: " + why);
            }
        }
    }

    private void noteGood() {
        System.setProperty(ENDS, pair().ends().toString());
        System.clearProperty(REFUSED);
    }

    // Made late: whoever asks for a logger before Payara has set up its own takes that from it.
    private static System.Logger log() {
        return System.getLogger("org.consentry.tls");
    }
}

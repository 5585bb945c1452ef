// SPDX-License-Identifier: Apache-2.0
package org.consentry.tls;

import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

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

    private final PairFiles files;
    private final InstantSource clock;
    private volatile Pair pair;
    private Look judged;
    private Look last;

    /** Reads the files; a start goes on only with a good pair. */
    CurrentPair(PairFiles files, InstantSource clock) {
        this.files = files;
        this.clock = clock;
        PairText text = files.text();
        this.pair = Pair.of(files, text, clock.instant());
        this.judged = new Look(text, "");
        this.last = judged;
        System.setProperty(ENDS, pair.ends().toString());
        System.clearProperty(REFUSED);
    }

    Pair pair() {
        return pair;
    }

    /**
     * Takes what the files hold once two looks have found the same: between them one file may be the new one and the
     * other still the old one.
     */
    void look() {
        Look now = read();
        boolean settled = now.equals(last);
        last = now;
        if (!settled || now.equals(judged)) {
            return;
        }
        judged = now;
        try {
            take(now);
        } catch (RefusedFileException e) {
            System.setProperty(REFUSED, String.valueOf(e.getMessage()));
            log().log(LOUD, () -> "The new certificate is refused and the one before stays: " + e.getMessage());
        }
    }

    private void take(Look now) {
        if (now.text() == null) {
            throw new RefusedFileException(now.refusal());
        }
        Pair read = Pair.of(files, now.text(), clock.instant());
        pair = read;
        System.setProperty(ENDS, read.ends().toString());
        System.clearProperty(REFUSED);
        log().log(
                        System.Logger.Level.INFO,
                        () -> "New certificate of the listeners: serial number " + read.serial() + ", until "
                                + read.ends());
    }

    private Look read() {
        try {
            return new Look(files.text(), "");
        } catch (RefusedFileException e) {
            return new Look(null, String.valueOf(e.getMessage()));
        }
    }

    // Made late: whoever asks for a logger before Payara has set up its own takes that from it.
    private static System.Logger log() {
        return System.getLogger("org.consentry.tls");
    }

    private record Look(@Nullable PairText text, String refusal) {}
}

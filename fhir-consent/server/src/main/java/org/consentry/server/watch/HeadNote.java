// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.watch;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.consentry.server.audit.store.Chain;
import org.consentry.server.audit.store.ChainMark;

/**
 * A signed note of the newest link of a chain at a moment.
 *
 * @param at when it was noted
 * @param chain which chain
 * @param mark the link
 * @param signature Ed25519 over the signature of the note before and the text of this one, in base64
 */
record HeadNote(Instant at, Chain chain, ChainMark mark, String signature) {
    private static final int WORDS = 5;

    /** What is signed, besides the note before. */
    String text() {
        return text(at, chain, mark);
    }

    static String text(Instant at, Chain chain, ChainMark mark) {
        return at + " " + chain.id() + " " + mark.number() + " " + mark.seal();
    }

    /** As one line. */
    String line() {
        return text() + " " + signature;
    }

    /** Reads a line; empty if it is not a note. */
    static Optional<HeadNote> of(String line) {
        List<String> words = List.of(line.split(" ", -1));
        if (words.size() != WORDS) {
            return Optional.empty();
        }
        Optional<Chain> chain = Arrays.stream(Chain.values())
                .filter(known -> known.id().equals(words.get(1)))
                .findFirst();
        try {
            Instant at = Instant.parse(words.get(0));
            ChainMark mark = new ChainMark(Long.parseLong(words.get(2)), words.get(3));
            return chain.map(known -> new HeadNote(at, known, mark, words.get(4)));
        } catch (DateTimeException | NumberFormatException broken) {
            return Optional.empty();
        }
    }
}

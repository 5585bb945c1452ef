// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol.token;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a request presents as its token: nothing, a good one, or one that is not good. */
public sealed interface Presented {

    /** The request attribute that carries it from the filter that checked it to the door that asks. */
    String ATTRIBUTE = Presented.class.getName();

    /** What this attribute says; nothing if it is none. */
    static Presented of(@Nullable Object attribute) {
        return attribute instanceof Presented presented ? presented : new Nothing();
    }

    /** What the token says; empty unless it is good. */
    default Optional<BearerToken> token() {
        return Optional.empty();
    }

    /** What a refused caller is told to bring (RFC 6750, section 3). */
    default String challenge() {
        return "Bearer realm=\"consentry\"";
    }

    /** The request carries no bearer token. */
    record Nothing() implements Presented {}

    /**
     * A good token.
     *
     * @param said what it says
     */
    record Good(BearerToken said) implements Presented {
        @Override
        public Optional<BearerToken> token() {
            return Optional.of(said);
        }
    }

    /** A token that is expired, forged, for somebody else, or no token at all. The caller learns no more than this. */
    record Bad() implements Presented {
        @Override
        public String challenge() {
            return Presented.super.challenge() + ", error=\"invalid_token\"";
        }
    }
}

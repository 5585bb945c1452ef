// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol.token;

import java.util.function.Function;
import java.util.function.Supplier;

/** What a request presents as its token: nothing, a good one, or one that is not good. */
public sealed interface Presented {

    /** The request carries no bearer token. */
    record Nothing() implements Presented {}

    /**
     * A good token.
     *
     * @param token what it says
     */
    record Good(BearerToken token) implements Presented {}

    /** A token that is expired, forged, for somebody else, or no token at all. The caller learns no more than this. */
    record Bad() implements Presented {}

    /** The answer for whichever it is. */
    default <T> T fold(Supplier<T> nothing, Function<BearerToken, T> good, Supplier<T> bad) {
        if (this instanceof Good presented) {
            return good.apply(presented.token());
        }
        return this instanceof Bad ? bad.get() : nothing.get();
    }
}

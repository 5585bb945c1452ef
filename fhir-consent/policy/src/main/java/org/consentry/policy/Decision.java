// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.util.List;
import java.util.function.Function;

/**
 * The answer to an {@link AccessRequest}: {@link Permit} or {@link Deny}, and nothing else.
 *
 * <p>There is no third answer. What cannot be decided is a {@link Deny} whose reason says so, so a caller that forgets
 * a case fails closed.
 */
public sealed interface Decision permits Permit, Deny {

    /** What it rests on, in a fixed order; empty only for a request refused before any rule was looked at. */
    List<Basis> basis();

    /** Returns the result of the branch taken; so a caller handles both, checked by the compiler. */
    <T> T fold(Function<Permit, T> onPermit, Function<Deny, T> onDeny);
}

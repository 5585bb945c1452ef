// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.util.List;

/**
 * The answer to an {@link AccessRequest}: {@link Permit} or {@link Deny}, and nothing else.
 *
 * <p>There is no third answer. What cannot be decided is a {@link Deny} whose reason says so, so a caller that forgets
 * a case fails closed. Callers {@code switch} over it without a default, so the compiler sees that they handle both.
 */
public sealed interface Decision permits Permit, Deny {

    /** What it rests on, in a fixed order; empty only for a request refused before any rule was looked at. */
    List<Basis> basis();
}

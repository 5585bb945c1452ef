// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.watch;

import java.time.Instant;
import java.util.Optional;
import org.consentry.server.audit.store.Chain;
import org.consentry.server.audit.store.ChainMark;
import org.consentry.server.audit.store.ChainStore;
import org.consentry.server.audit.store.ChainVerdict;
import org.jspecify.annotations.Nullable;

/**
 * Checks one chain, a part at a time: what is new since the link checked last, and the whole chain from its first link
 * to its end. Memory: that of one part, whatever the chain's length. One thread at a time; {@link #state} for any.
 */
final class ChainWalk {
    private final Chain chain;
    private final ChainStore store;
    private final long part;

    private @Nullable ChainMark newest;
    private @Nullable ChainMark walked;
    private long brokenNew;
    private long brokenOld;
    private long outside;
    private @Nullable Instant wholeAt;
    private volatile ChainState state;

    ChainWalk(Chain chain, ChainStore store, long part) {
        this.chain = chain;
        this.store = store;
        this.part = part;
        this.state = new ChainState(chain, 0, 0, 0, Optional.empty(), Optional.empty());
    }

    ChainState state() {
        return state;
    }

    /** The newest link that was checked and holds; empty before the first look. */
    Optional<ChainMark> newest() {
        return Optional.ofNullable(newest);
    }

    /** Begins to check the whole chain from its first link on. */
    void beginWhole() {
        walked = ChainMark.NONE;
    }

    /** Whether the whole chain is being checked. */
    boolean isWalking() {
        return walked != null;
    }

    /**
     * Checks a part of what was sealed since the last look. The first look trusts the newest link, since the walk over
     * the whole chain reaches it.
     *
     * @return how many links further this came; 0 if there was nothing new, or the next link does not hold
     */
    long checkNew(Instant now) {
        ChainMark since = newest;
        if (since == null) {
            since = store.head(chain);
        }
        ChainVerdict verdict = store.verifySince(chain, since, part);
        brokenNew = verdict.brokenAt();
        newest = brokenNew == 0 ? new ChainMark(verdict.last(), verdict.head()) : since;
        say(now);
        return brokenNew == 0 ? verdict.checked() : 0;
    }

    /** Checks the next part of the whole chain, if a walk has begun. */
    void checkWhole(Instant now) {
        ChainMark from = walked;
        if (from == null) {
            return;
        }
        ChainVerdict verdict = store.verifySince(chain, from, part);
        boolean ended = verdict.next() == 0;
        walked = ended ? null : new ChainMark(verdict.last(), verdict.head());
        if (ended) {
            brokenOld = verdict.brokenAt();
            outside = store.outside(chain);
            wholeAt = now;
        }
        say(state.checkedAt().orElse(now));
    }

    private void say(Instant checkedAt) {
        long broken =
                brokenOld == 0 || brokenNew == 0 ? Math.max(brokenOld, brokenNew) : Math.min(brokenOld, brokenNew);
        ChainMark known = newest;
        state = new ChainState(
                chain,
                known == null ? 0 : known.number(),
                broken,
                outside,
                Optional.of(checkedAt),
                Optional.ofNullable(wholeAt));
    }
}

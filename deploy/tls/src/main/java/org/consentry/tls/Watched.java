// SPDX-License-Identifier: Apache-2.0
package org.consentry.tls;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value made of what files hold, and made anew when they change. What is broken is refused, and the value before
 * stays. Read by many threads; looked at by one.
 *
 * @param <S> what the files hold; equal when they hold the same
 * @param <T> the value
 */
public final class Watched<S, T> {
    /** What a look came to. */
    public enum Change {
        /** As before. */
        NONE,
        /** There is a new value. */
        TAKEN,
        /** The files are broken, and the value before stays. */
        REFUSED
    }

    private final Supplier<S> files;
    private final Function<S, T> maker;
    private volatile T current;
    private volatile Optional<String> refusal = Optional.empty();
    private Look<S> judged;
    private Look<S> last;

    /**
     * Reads the files.
     *
     * @param files reads them, or throws {@link RefusedFileException}
     * @param maker makes the value, or throws {@link RefusedFileException}
     * @throws RefusedFileException if there is no good value to begin with
     */
    public Watched(Supplier<S> files, Function<S, T> maker) {
        this.files = files;
        this.maker = maker;
        S held = files.get();
        this.current = maker.apply(held);
        this.judged = new Look<>(held, "");
        this.last = judged;
    }

    /** The last good one. */
    public T current() {
        return current;
    }

    /** Why the files are not used; empty while they are. */
    public Optional<String> refusal() {
        return refusal;
    }

    /**
     * Takes what the files hold once two looks have found the same: between them one file may be the new one and the
     * other still the old one.
     */
    public Change look() {
        Look<S> now = read();
        boolean settled = now.equals(last);
        last = now;
        if (!settled || now.equals(judged)) {
            return Change.NONE;
        }
        judged = now;
        try {
            if (now.held() == null) {
                throw new RefusedFileException(now.refusal());
            }
            current = maker.apply(now.held());
            refusal = Optional.empty();
            return Change.TAKEN;
        } catch (RefusedFileException e) {
            refusal = Optional.of(String.valueOf(e.getMessage()));
            return Change.REFUSED;
        }
    }

    private Look<S> read() {
        try {
            return new Look<>(files.get(), "");
        } catch (RefusedFileException e) {
            return new Look<>(null, String.valueOf(e.getMessage()));
        }
    }

    private record Look<S>(@Nullable S held, String refusal) {}
}

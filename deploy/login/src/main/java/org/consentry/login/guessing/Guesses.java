// SPDX-License-Identifier: Apache-2.0
package org.consentry.login.guessing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts wrong tries by address and by address with name, so that who guesses waits and the person whose account it is
 * does not. Thread-safe; each call takes the same short time, whatever is remembered.
 *
 * <p>Who signs in is forgiven what was wrong with the same name before, and nothing else: many people share an address,
 * and one who guesses may have an account of their own. Waiting tries are not looked at and do not count.
 *
 * <p>Memory: at most {@code most} addresses and as many names, about 300 bytes each. Of more, the ones that were silent
 * longest are forgotten first.
 */
public final class Guesses {
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private final InstantSource clock;
    private final Map<String, Tally> addresses;
    private final Map<Try, Tally> names;

    public Guesses(InstantSource clock, int most) {
        this.clock = clock;
        this.addresses = new Remembered<>(most);
        this.names = new Remembered<>(most);
    }

    /**
     * Zero when the try may be looked at, and {@link #end} must follow; else how long to wait, and nothing has begun.
     */
    public synchronized Duration begin(Try attempt, GuessingLimits limits) {
        Instant now = clock.instant();
        Tally address = addresses.getOrDefault(attempt.address(), new Tally());
        Tally name = names.getOrDefault(attempt, new Tally());
        Duration wait = longer(address.remaining(limits.ofAddress(), now), name.remaining(limits.ofName(), now));
        if (!wait.isZero()) {
            return wait;
        }
        if (!address.hasRoom(limits.ofAddress()) || !name.hasRoom(limits.ofName())) {
            return A_MOMENT;
        }
        address.begin();
        name.begin();
        keep(attempt, address, name);
        return Duration.ZERO;
    }

    /** Tells how a try ended, and returns the wait that begins with it for this address, or for this name there. */
    public synchronized Duration end(Try attempt, TryOutcome outcome, GuessingLimits limits) {
        Instant now = clock.instant();
        Tally address = addresses.getOrDefault(attempt.address(), new Tally());
        Tally name = names.getOrDefault(attempt, new Tally());
        address.end();
        name.end();
        Duration wait = Duration.ZERO;
        switch (outcome) {
            case RIGHT -> {
                address.forgive(name.wrong(), limits.ofAddress());
                name.forgive(name.wrong(), limits.ofName());
            }
            case WRONG -> wait = longer(address.fail(limits.ofAddress(), now), name.fail(limits.ofName(), now));
            case NOTHING -> {
                // Neither counted nor forgiven.
            }
        }
        keep(attempt, address, name);
        return wait;
    }

    // Only what was looked at: else who waits could push others out of memory.
    private void keep(Try attempt, Tally address, Tally name) {
        keep(addresses, attempt.address(), address);
        keep(names, attempt, name);
    }

    private static <K> void keep(Map<K, Tally> remembered, K key, Tally tally) {
        if (tally.isBlank()) {
            remembered.remove(key);
        } else {
            remembered.put(key, tally);
        }
    }

    /** How many addresses and names are remembered. */
    synchronized int size() {
        return addresses.size() + names.size();
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    /** A map that forgets what was not asked for longest. */
    private static final class Remembered<K> extends LinkedHashMap<K, Tally> {
        private static final long serialVersionUID = 1;
        private static final float LOAD = 0.75f;

        private final int most;

        Remembered(int most) {
            super(16, LOAD, true);
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, Tally> eldest) {
            return size() > most;
        }
    }
}

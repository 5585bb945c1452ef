// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.web;

/**
 * One more port of a Payara Micro, with threads of its own that nobody at another port can take.
 *
 * @param name its protocol, and its pool of threads
 * @param port TCP port on loopback
 * @param threads how many requests are served at once; the rest waits
 * @param withinTheMachine whether only this machine asks here; then it stays plain when the others have TLS
 */
public record Listener(String name, int port, int threads, boolean withinTheMachine) {
    private static final int MANY_POLLS = 100;
    private static final int SOME_PAGES = 50;

    /** For agents, whose polls each keep a thread, and for export systems. */
    public static Listener systems(int port) {
        return new Listener("systems", port, MANY_POLLS, false);
    }

    /**
     * For what the portal's pages ask. They ask from within a request: had both the same threads, enough visitors at
     * once would hold them all, and each would wait for an answer that nobody is left to give. They ask by the
     * machine's own name for itself, for which no certificate is made.
     */
    public static Listener pages(int port) {
        return new Listener("pages", port, SOME_PAGES, true);
    }
}

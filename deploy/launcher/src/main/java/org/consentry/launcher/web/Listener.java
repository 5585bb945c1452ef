// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.web;

/**
 * One more port of a Payara Micro, with threads of its own that nobody at another port can take.
 *
 * @param name its protocol, and its pool of threads
 * @param port TCP port on loopback
 * @param threads how many requests are served at once; the rest waits
 */
public record Listener(String name, int port, int threads) {
    private static final String PAGES = "pages";
    private static final int MANY_POLLS = 100;
    private static final int SOME_PAGES = 50;

    /** Whether somebody on another machine asks here; what stays within this one needs no TLS. */
    boolean leavesTheMachine() {
        return !name.equals(PAGES);
    }

    /** For agents, whose polls each keep a thread, and for export systems. */
    public static Listener systems(int port) {
        return new Listener("systems", port, MANY_POLLS);
    }

    /**
     * For what the portal's pages ask. They ask from within a request: had both the same threads, enough visitors at
     * once would hold them all, and each would wait for an answer that nobody is left to give.
     */
    public static Listener pages(int port) {
        return new Listener(PAGES, port, SOME_PAGES);
    }
}

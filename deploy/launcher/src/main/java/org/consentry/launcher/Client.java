// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher;

/** The realm's clients; each has its secret in {@link Secrets}. */
public enum Client {
    PORTAL("portal"),
    AGENT("agent"),
    /** Reports what was shared before the agent was there. */
    ARCHIVE("archive"),
    EXPORT("export-demo"),
    /** Operators of the queue sign in for it on another device. */
    QUEUE("queue-desk"),
    REGISTRAR("registrar"),
    /** Password grant, switched on by {@link StackConfig#withPasswordGrant()} only. */
    TESTS("tests");

    private final String id;

    Client(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }
}

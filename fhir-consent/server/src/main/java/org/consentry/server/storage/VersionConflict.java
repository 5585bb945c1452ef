// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.storage;

/** The caller's change follows a version that is no longer the current one. */
public final class VersionConflict extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int expected;
    private final int found;

    VersionConflict(int expected, int found) {
        super("Expected version " + expected + " to be current, found " + found);
        this.expected = expected;
        this.found = found;
    }

    /** The version the caller believed to be current. */
    public int expected() {
        return expected;
    }

    /** The version that is current. */
    public int found() {
        return found;
    }
}

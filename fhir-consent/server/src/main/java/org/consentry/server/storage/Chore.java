// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.storage;

/**
 * Work in the background that nobody waits for, such as what an update leaves to do: done a little at a time while the
 * server serves, until there is none, and looked for every minute, since another node may have been at it and gone. How
 * far it is must be in the database. {@link Chores} does it.
 */
public interface Chore {
    /** What it does, for the log. */
    String name();

    /** Does a little of it, in transactions of its own. Returns how much; 0 if there is nothing to do now. */
    int doWork();
}

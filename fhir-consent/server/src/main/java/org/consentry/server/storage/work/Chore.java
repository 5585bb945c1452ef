// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.storage.work;

/**
 * Work in the background that nobody waits for, such as the rest of an update. {@link Chores} does a little at a time
 * while the server works, until nothing is left. It looks again every minute, since another node may have begun and
 * gone. The progress must be in the database.
 */
public interface Chore {
    /** Name of the work, for the log. */
    String name();

    /** Does a little of the work, in transactions of its own. Returns how much, or 0 if there is nothing to do now. */
    int doWork();
}

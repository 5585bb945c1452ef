// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.decision;

import java.util.Optional;
import org.consentry.protocol.FeedEntry;
import org.consentry.protocol.Merges;

/** What the log tells, now or at an earlier moment. Safe for any number of threads. */
interface LogView {

    /** All that is true of a subject; empty if the log never told of it. */
    Optional<FeedEntry> newest(String subject);

    /** Which identifiers were merged. */
    Merges merges();

    /** The position up to which everything is in it. */
    long position();
}

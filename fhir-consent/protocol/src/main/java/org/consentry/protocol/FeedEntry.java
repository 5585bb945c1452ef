// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import java.time.Instant;
import java.util.List;
import org.consentry.policy.PatientId;
import org.consentry.policy.PatientTerms;
import org.consentry.policy.RegimeSet;

/**
 * One entry of the server's numbered change log. Each stands for itself: it holds all that is now true of its subject,
 * so taking one twice changes nothing.
 */
public sealed interface FeedEntry {

    /** Its number; grows, never changes. */
    long position();

    /** When the server recorded it. */
    Instant at();

    /** What a patient has said changed: all current terms of that patient. */
    record ConsentChanged(long position, Instant at, PatientId patient, PatientTerms terms) implements FeedEntry {}

    /** A scan became known, or whose it is changed. */
    record StudyLinked(long position, Instant at, LinkedStudy study) implements FeedEntry {}

    /** Two identifiers are the same person: {@code from} now means {@code into}. */
    record PatientMerged(long position, Instant at, PatientId from, PatientId into) implements FeedEntry {}

    /** A recipient, or one of its routes, changed: all routes it has now. */
    record RecipientChanged(long position, Instant at, RegisteredRecipient recipient, List<Route> routes)
            implements FeedEntry {
        public RecipientChanged {
            routes = List.copyOf(routes);
        }
    }

    /** The regimes changed: all there are now. */
    record RegimesChanged(long position, Instant at, RegimeSet regimes) implements FeedEntry {}
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.feed;

import org.consentry.policy.PatientId;
import org.consentry.protocol.FeedEntry;

/**
 * What an entry is about. The newest entry of a subject holds all that is now true of it, so the newest entries of all
 * subjects, in order, are a snapshot.
 */
final class Subject {
    private Subject() {}

    static String of(FeedEntry entry) {
        if (entry instanceof FeedEntry.ConsentChanged changed) {
            return "patient " + text(changed.patient());
        }
        if (entry instanceof FeedEntry.StudyLinked linked) {
            return "study " + linked.study().study().value();
        }
        if (entry instanceof FeedEntry.PatientMerged merged) {
            return "merge " + text(merged.from());
        }
        if (entry instanceof FeedEntry.RecipientChanged changed) {
            return "recipient " + changed.recipient().id().value();
        }
        if (entry instanceof FeedEntry.RegimesChanged) {
            return "regime";
        }
        throw new IllegalArgumentException("expected a known kind of entry, found " + entry.getClass());
    }

    // A URI has no blank, so no two identifiers give the same text.
    private static String text(PatientId patient) {
        return patient.authority() + " " + patient.value();
    }
}

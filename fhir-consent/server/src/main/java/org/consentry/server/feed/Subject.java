// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.feed;

import org.consentry.policy.PatientId;
import org.consentry.policy.RecipientId;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.FeedEntry;

/**
 * Names what an entry is about. The newest entry of a subject holds everything that is now true about it, so the newest
 * entries of all subjects, in order, are a snapshot.
 */
public final class Subject {
    /** The hospital's regimes, all in one entry. */
    public static final String REGIMES = "regime";

    /** The beginning of all subjects of merged patients. */
    static final String MERGES = "merge ";

    private Subject() {}

    /** A patient's terms. */
    public static String of(PatientId patient) {
        return "patient " + text(patient);
    }

    /** The number that replaces this one after a merge. */
    static String ofMerged(PatientId from) {
        return MERGES + text(from);
    }

    /** The patient to whom a scan belongs. */
    public static String of(StudyUid study) {
        return "study " + study.value();
    }

    /** A recipient. */
    public static String of(RecipientId recipient) {
        return "recipient " + recipient.value();
    }

    /** The subject of an entry. */
    public static String of(FeedEntry entry) {
        if (entry instanceof FeedEntry.ConsentChanged changed) {
            return of(changed.patient());
        }
        if (entry instanceof FeedEntry.StudyLinked linked) {
            return of(linked.study().study());
        }
        if (entry instanceof FeedEntry.PatientMerged merged) {
            return ofMerged(merged.from());
        }
        if (entry instanceof FeedEntry.RecipientChanged changed) {
            return of(changed.recipient().id());
        }
        if (entry instanceof FeedEntry.RegimesChanged) {
            return REGIMES;
        }
        throw new IllegalArgumentException("expected a known kind of entry, found " + entry.getClass());
    }

    // A URI has no blank, so no two identifiers give the same text.
    private static String text(PatientId patient) {
        return patient.authority() + " " + patient.value();
    }
}

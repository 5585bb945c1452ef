// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.consentry.protocol.FeedEntry;
import org.consentry.protocol.FeedEntryJson;

/** Takes entries one after the other, as an agent does: the last word on each subject counts. */
final class Replays {
    private Replays() {}

    /** The last entry of each subject, without its place in the log. */
    static Map<String, String> newest(List<FeedEntry> entries) {
        Map<String, String> newest = new HashMap<>();
        entries.forEach(entry -> newest.put(subject(entry), text(entry)));
        return newest;
    }

    private static String subject(FeedEntry entry) {
        if (entry instanceof FeedEntry.ConsentChanged changed) {
            return "consent " + changed.patient().value();
        }
        if (entry instanceof FeedEntry.StudyLinked linked) {
            return linked.study().study().value();
        }
        if (entry instanceof FeedEntry.PatientMerged merged) {
            return "merge " + merged.from().value();
        }
        if (entry instanceof FeedEntry.RecipientChanged changed) {
            return "recipient " + changed.recipient().id().value();
        }
        return entry.getClass().getSimpleName();
    }

    private static String text(FeedEntry entry) {
        String json = FeedEntryJson.write(entry).toString();
        return json.replaceFirst("\"position\":\\d+,", "").replace(instant(entry.at()), "");
    }

    private static String instant(Instant at) {
        return at.toString();
    }
}

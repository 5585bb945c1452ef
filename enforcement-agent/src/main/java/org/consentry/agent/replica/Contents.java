// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.replica;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.consentry.policy.PatientId;
import org.consentry.policy.PatientTerms;
import org.consentry.policy.RecipientId;
import org.consentry.policy.RegimeSet;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.FeedEntry;
import org.consentry.protocol.LinkedStudy;
import org.consentry.protocol.Merges;
import org.jspecify.annotations.Nullable;

/**
 * What the feed's entries add up to. Immutable.
 *
 * <p>Each number keeps what was told under it, whatever it means now. So the end of a merge gives back what each said
 * before, and no order of entries loses a no.
 *
 * @param terms what was told under each number
 * @param studies whose each scan is, by the number that was valid when it was linked
 * @param merges which numbers mean which others now
 * @param recipients the register, as its entries came
 * @param regimes the rules of all places, or null before the first came
 */
record Contents(
        Table<PatientId, PatientTerms> terms,
        Table<StudyUid, LinkedStudy> studies,
        Merges merges,
        Map<RecipientId, FeedEntry.RecipientChanged> recipients,
        @Nullable RegimeSet regimes) {

    static final Contents EMPTY = new Contents(Table.empty(), Table.empty(), Merges.NONE, Map.of(), null);

    /** The number that is valid now for this one. */
    PatientId current(PatientId patient) {
        return merges.current(patient);
    }

    /** What the person with this number has said, under whichever number. */
    PatientTerms said(PatientId patient) {
        return merges.terms(patient, terms::get);
    }

    /** Begins the next version. */
    Changes change() {
        return new Changes(this);
    }

    /** The next version while it is made. One thread. */
    static final class Changes implements Consumer<FeedEntry> {

        private final Table.Changes<PatientId, PatientTerms> terms;
        private final Table.Changes<StudyUid, LinkedStudy> studies;
        private final List<FeedEntry.PatientMerged> merged = new ArrayList<>();
        private final Merges before;
        private final Map<RecipientId, FeedEntry.RecipientChanged> recipients;
        private @Nullable RegimeSet regimes;

        private Changes(Contents before) {
            terms = before.terms.change();
            studies = before.studies.change();
            this.before = before.merges;
            recipients = new HashMap<>(before.recipients);
            regimes = before.regimes;
        }

        @Override
        public void accept(FeedEntry entry) {
            if (entry instanceof FeedEntry.ConsentChanged changed) {
                terms.put(changed.patient(), changed.terms());
            } else if (entry instanceof FeedEntry.StudyLinked linked) {
                studies.put(linked.study().study(), linked.study());
            } else if (entry instanceof FeedEntry.PatientMerged merge) {
                merged.add(merge);
            } else if (entry instanceof FeedEntry.RecipientChanged changed) {
                recipients.put(changed.recipient().id(), changed);
            } else if (entry instanceof FeedEntry.RegimesChanged changed) {
                regimes = changed.regimes();
            }
        }

        Contents done() {
            return new Contents(terms.done(), studies.done(), before.and(merged), Map.copyOf(recipients), regimes);
        }
    }
}

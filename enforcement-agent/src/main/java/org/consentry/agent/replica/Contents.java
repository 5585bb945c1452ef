// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.replica;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.consentry.policy.PatientId;
import org.consentry.policy.PatientTerms;
import org.consentry.policy.RecipientId;
import org.consentry.policy.RegimeSet;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.FeedEntry;
import org.consentry.protocol.LinkedStudy;
import org.jspecify.annotations.Nullable;

/**
 * What the feed's entries add up to. Immutable.
 *
 * @param terms what each patient has said; by the identifier that is valid now
 * @param studies whose each scan is, by the identifier that was valid when it was linked
 * @param merges identifiers that now mean another
 * @param recipients the register, as its entries came
 * @param regimes the rules of all places, or null before the first came
 */
record Contents(
        Table<PatientId, PatientTerms> terms,
        Table<StudyUid, LinkedStudy> studies,
        Map<PatientId, PatientId> merges,
        Map<RecipientId, FeedEntry.RecipientChanged> recipients,
        @Nullable RegimeSet regimes) {

    static final Contents EMPTY = new Contents(Table.empty(), Table.empty(), Map.of(), Map.of(), null);

    /** The identifier that is valid now for this one. */
    PatientId current(PatientId patient) {
        return current(merges, patient);
    }

    private static PatientId current(Map<PatientId, PatientId> merges, PatientId patient) {
        PatientId current = patient;
        for (int steps = 0; steps <= merges.size(); steps++) {
            PatientId into = merges.get(current);
            if (into == null) {
                return current;
            }
            current = into;
        }
        return patient;
    }

    /** Begins the next version. */
    Changes change() {
        return new Changes(this);
    }

    /** The next version while it is made. One thread. */
    static final class Changes implements Consumer<FeedEntry> {

        private final Table.Changes<PatientId, PatientTerms> terms;
        private final Table.Changes<StudyUid, LinkedStudy> studies;
        private final Map<PatientId, PatientId> merges;
        private final Map<RecipientId, FeedEntry.RecipientChanged> recipients;
        private @Nullable RegimeSet regimes;

        private Changes(Contents before) {
            terms = before.terms.change();
            studies = before.studies.change();
            merges = new HashMap<>(before.merges);
            recipients = new HashMap<>(before.recipients);
            regimes = before.regimes;
        }

        @Override
        public void accept(FeedEntry entry) {
            if (entry instanceof FeedEntry.ConsentChanged changed) {
                say(changed.patient(), changed.terms());
            } else if (entry instanceof FeedEntry.StudyLinked linked) {
                studies.put(linked.study().study(), linked.study());
            } else if (entry instanceof FeedEntry.PatientMerged merged) {
                merge(merged.from(), merged.into());
            } else if (entry instanceof FeedEntry.RecipientChanged changed) {
                recipients.put(changed.recipient().id(), changed);
            } else if (entry instanceof FeedEntry.RegimesChanged changed) {
                regimes = changed.regimes();
            }
        }

        Contents done() {
            return new Contents(terms.done(), studies.done(), Map.copyOf(merges), Map.copyOf(recipients), regimes);
        }

        private void say(PatientId patient, PatientTerms said) {
            PatientId current = current(merges, patient);
            terms.put(current, current.equals(patient) ? said : Merging.both(terms.get(current), said));
        }

        private void merge(PatientId from, PatientId into) {
            PatientId target = current(merges, into);
            if (target.equals(from)) {
                return;
            }
            PatientTerms said = terms.get(from);
            merges.put(from, into);
            if (said != null) {
                terms.put(target, Merging.both(terms.get(target), said));
                terms.remove(from);
            }
        }
    }
}

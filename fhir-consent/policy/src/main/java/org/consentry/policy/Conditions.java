// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a rule is about. Values of one dimension are alternatives; all stated dimensions must match; a dimension that is
 * null is not stated and takes the parent rule's, or means any.
 *
 * @param purposes the purposes listed
 * @param recipients who is named, and whether a name could not be resolved
 * @param studies the scans named
 * @param actions what may or may not be done
 */
public record Conditions(
        @Nullable Set<Purpose> purposes,
        @Nullable Recipients recipients,
        @Nullable Set<StudyUid> studies,
        @Nullable Set<Action> actions) {

    /** Nothing stated: any request. */
    public static final Conditions ANY = new Conditions(null, null, null, null);

    public Conditions {
        purposes = purposes == null ? null : Set.copyOf(purposes);
        studies = studies == null ? null : Set.copyOf(studies);
        actions = actions == null ? null : Set.copyOf(actions);
    }

    /**
     * The recipients a rule names.
     *
     * @param ids those that could be resolved
     * @param unresolved whether another is named that could not: a deny then matches anyone, a permit only those
     *     resolved
     */
    public record Recipients(Set<RecipientId> ids, boolean unresolved) {
        public Recipients {
            ids = Set.copyOf(ids);
        }
    }

    /** A rule about purposes only. */
    public static Conditions purposes(Purpose... purposes) {
        return new Conditions(Set.of(purposes), null, null, null);
    }

    /** The same, about these recipients only. */
    public Conditions to(RecipientId... ids) {
        return new Conditions(purposes, new Recipients(Set.of(ids), false), studies, actions);
    }

    /** The same, about these scans only. */
    public Conditions of(StudyUid... uids) {
        return new Conditions(purposes, recipients, Set.of(uids), actions);
    }

    /** These conditions, with the parent's where nothing is stated. */
    Conditions within(Conditions parent) {
        return new Conditions(
                purposes != null ? purposes : parent.purposes,
                recipients != null ? recipients : parent.recipients,
                studies != null ? studies : parent.studies,
                actions != null ? actions : parent.actions);
    }
}

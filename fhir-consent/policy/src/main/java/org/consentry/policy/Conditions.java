// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a rule is about. Values of one dimension are alternatives; all stated dimensions must match; a dimension that is
 * null is not stated and takes the parent rule's, or means any.
 *
 * @param purposes the purposes listed
 * @param parties who has to do with it
 * @param data what it is about
 * @param labels levels of confidentiality and sensitivities, one dimension
 * @param projects research projects, as {@code ResearchStudy/id}
 * @param actions what may or may not be done
 */
public record Conditions(
        @Nullable Listed<Purpose> purposes,
        Parties parties,
        Data data,
        @Nullable Labels labels,
        @Nullable Listed<String> projects,
        @Nullable Listed<Action> actions) {

    /**
     * Who has to do with it.
     *
     * @param recipients who would receive
     * @param custodians who keeps the study
     * @param authors who made the study
     * @param otherRole whether someone is named in a role that has no meaning here: then a permit never matches, and a
     *     deny may
     */
    public record Parties(
            @Nullable Recipients recipients,
            @Nullable Listed<RecipientId> custodians,
            @Nullable Listed<RecipientId> authors,
            boolean otherRole) {

        /** Anybody. */
        public static final Parties ANY = new Parties(null, null, null, false);

        Parties within(Parties parent) {
            return new Parties(
                    own(recipients, parent.recipients),
                    own(custodians, parent.custodians),
                    own(authors, parent.authors),
                    otherRole || parent.otherRole);
        }
    }

    /**
     * Which data.
     *
     * @param items the studies or other data named
     * @param taken when the study was taken
     * @param codes modalities, body sites and procedures
     * @param classes kinds of content, such as {@code ImagingStudy}
     */
    public record Data(
            @Nullable Listed<DataItem> items,
            @Nullable Period taken,
            @Nullable Listed<Code> codes,
            @Nullable Listed<String> classes) {

        /** Any data. */
        public static final Data ANY = new Data(null, null, null, null);

        boolean isStated() {
            return items != null || taken != null || codes != null || classes != null;
        }

        Data within(Data parent) {
            return new Data(
                    own(items, parent.items),
                    own(taken, parent.taken),
                    own(codes, parent.codes),
                    own(classes, parent.classes));
        }
    }

    /** Nothing stated: any request. */
    public static final Conditions ANY = new Conditions(null, Parties.ANY, Data.ANY, null, null, null);

    /** A rule about purposes only. */
    public static Conditions purposes(Purpose... purposes) {
        return ANY.about(Listed.of(purposes));
    }

    /** The same, about these purposes only. */
    public Conditions about(@Nullable Listed<Purpose> listed) {
        return new Conditions(listed, parties, data, labels, projects, actions);
    }

    /** The same, about these recipients only. */
    public Conditions to(RecipientId... ids) {
        return to(Recipients.of(ids));
    }

    /** The same, about these recipients only. */
    public Conditions to(@Nullable Recipients listed) {
        return with(new Parties(listed, parties.custodians, parties.authors, parties.otherRole));
    }

    /** The same, about studies kept and made by these, and someone in another role. */
    public Conditions from(
            @Nullable Listed<RecipientId> keepers, @Nullable Listed<RecipientId> makers, boolean inOtherRole) {
        return with(new Parties(parties.recipients, keepers, makers, inOtherRole));
    }

    /** The same, about these studies only. */
    public Conditions of(StudyUid... uids) {
        return of(Listed.of(Arrays.stream(uids).map(DataItem::study).toArray(DataItem[]::new)));
    }

    /** The same, about this data only. */
    public Conditions of(@Nullable Listed<DataItem> listed) {
        return with(new Data(listed, data.taken, data.codes, data.classes));
    }

    /** The same, for these projects only. */
    public Conditions within(@Nullable Listed<String> listed) {
        return new Conditions(purposes, parties, data, labels, listed, actions);
    }

    /** The same, about studies taken then only. */
    public Conditions taken(@Nullable Period when) {
        return with(new Data(data.items, when, data.codes, data.classes));
    }

    /** The same, about these modalities, body sites or procedures, and these kinds of content only. */
    public Conditions showing(@Nullable Listed<Code> listed, @Nullable Listed<String> kinds) {
        return with(new Data(data.items, data.taken, listed, kinds));
    }

    /** The same, about data with these levels or labels only. */
    public Conditions labeled(@Nullable Listed<Confidentiality> levels, @Nullable Listed<Code> sensitivities) {
        return labeled(Labels.of(levels, sensitivities));
    }

    /** The same, about data with one of these labels only. */
    public Conditions labeled(@Nullable Labels listed) {
        return new Conditions(purposes, parties, data, listed, projects, actions);
    }

    /** The same, about these actions only. */
    public Conditions doing(@Nullable Listed<Action> listed) {
        return new Conditions(purposes, parties, data, labels, projects, listed);
    }

    /** These conditions, with the parent's where nothing is stated. */
    Conditions within(Conditions parent) {
        return new Conditions(
                own(purposes, parent.purposes),
                parties.within(parent.parties),
                data.within(parent.data),
                own(labels, parent.labels),
                own(projects, parent.projects),
                own(actions, parent.actions));
    }

    private Conditions with(Parties others) {
        return new Conditions(purposes, others, data, labels, projects, actions);
    }

    private Conditions with(Data other) {
        return new Conditions(purposes, parties, other, labels, projects, actions);
    }

    private static <T> @Nullable T own(@Nullable T mine, @Nullable T parents) {
        return mine != null ? mine : parents;
    }
}

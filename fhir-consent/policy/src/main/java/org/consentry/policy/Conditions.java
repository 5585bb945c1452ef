// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a rule is about. Values of one dimension are alternatives; all stated dimensions must match; a dimension that is
 * null is not stated and takes the parent rule's, or means any.
 *
 * @param purposes the purposes listed
 * @param recipients who would receive
 * @param custodians who keeps the study
 * @param authors who made the study
 * @param otherRole whether it names someone in a role that has no meaning here: then a permit never matches, and a deny
 *     may
 * @param data the studies or other data named
 * @param projects research projects, as {@code ResearchStudy/id}
 * @param dataPeriod when the study was taken
 * @param codes modalities, body sites and procedures
 * @param classes kinds of content, such as {@code ImagingStudy}
 * @param labels levels of confidentiality and sensitivities, one dimension
 * @param actions what may or may not be done
 */
public record Conditions(
        @Nullable Listed<Purpose> purposes,
        @Nullable Recipients recipients,
        @Nullable Listed<RecipientId> custodians,
        @Nullable Listed<RecipientId> authors,
        boolean otherRole,
        @Nullable Listed<DataItem> data,
        @Nullable Listed<String> projects,
        @Nullable Period dataPeriod,
        @Nullable Listed<Code> codes,
        @Nullable Listed<String> classes,
        @Nullable Labels labels,
        @Nullable Listed<Action> actions) {

    /** Nothing stated: any request. */
    public static final Conditions ANY =
            new Conditions(null, null, null, null, false, null, null, null, null, null, null, null);

    /** A rule about purposes only. */
    public static Conditions purposes(Purpose... purposes) {
        return ANY.about(Listed.of(purposes));
    }

    /** The same, about these purposes only. */
    public Conditions about(@Nullable Listed<Purpose> listed) {
        return new Conditions(
                listed,
                recipients,
                custodians,
                authors,
                otherRole,
                data,
                projects,
                dataPeriod,
                codes,
                classes,
                labels,
                actions);
    }

    /** The same, about these recipients only. */
    public Conditions to(RecipientId... ids) {
        return to(Recipients.of(ids));
    }

    /** The same, about these recipients only. */
    public Conditions to(@Nullable Recipients listed) {
        return new Conditions(
                purposes,
                listed,
                custodians,
                authors,
                otherRole,
                data,
                projects,
                dataPeriod,
                codes,
                classes,
                labels,
                actions);
    }

    /** The same, about studies kept and made by these, and someone in another role. */
    public Conditions from(
            @Nullable Listed<RecipientId> keepers, @Nullable Listed<RecipientId> makers, boolean inOtherRole) {
        return new Conditions(
                purposes,
                recipients,
                keepers,
                makers,
                inOtherRole,
                data,
                projects,
                dataPeriod,
                codes,
                classes,
                labels,
                actions);
    }

    /** The same, about these studies only. */
    public Conditions of(StudyUid... uids) {
        DataItem[] items = java.util.Arrays.stream(uids).map(DataItem::study).toArray(DataItem[]::new);
        return of(Listed.of(items));
    }

    /** The same, about this data only. */
    public Conditions of(@Nullable Listed<DataItem> listed) {
        return new Conditions(
                purposes,
                recipients,
                custodians,
                authors,
                otherRole,
                listed,
                projects,
                dataPeriod,
                codes,
                classes,
                labels,
                actions);
    }

    /** The same, for these projects only. */
    public Conditions within(@Nullable Listed<String> listed) {
        return new Conditions(
                purposes,
                recipients,
                custodians,
                authors,
                otherRole,
                data,
                listed,
                dataPeriod,
                codes,
                classes,
                labels,
                actions);
    }

    /** The same, about studies taken then only. */
    public Conditions taken(@Nullable Period when) {
        return new Conditions(
                purposes,
                recipients,
                custodians,
                authors,
                otherRole,
                data,
                projects,
                when,
                codes,
                classes,
                labels,
                actions);
    }

    /** The same, about these modalities, body sites or procedures, and these kinds of content only. */
    public Conditions showing(@Nullable Listed<Code> listed, @Nullable Listed<String> kinds) {
        return new Conditions(
                purposes,
                recipients,
                custodians,
                authors,
                otherRole,
                data,
                projects,
                dataPeriod,
                listed,
                kinds,
                labels,
                actions);
    }

    /** The same, about data with these levels or labels only. */
    public Conditions labeled(@Nullable Listed<Confidentiality> levels, @Nullable Listed<Code> sensitivities) {
        return labeled(Labels.of(levels, sensitivities));
    }

    /** The same, about data with one of these labels only. */
    public Conditions labeled(@Nullable Labels listed) {
        return new Conditions(
                purposes,
                recipients,
                custodians,
                authors,
                otherRole,
                data,
                projects,
                dataPeriod,
                codes,
                classes,
                listed,
                actions);
    }

    /** The same, about these actions only. */
    public Conditions doing(@Nullable Listed<Action> listed) {
        return new Conditions(
                purposes,
                recipients,
                custodians,
                authors,
                otherRole,
                data,
                projects,
                dataPeriod,
                codes,
                classes,
                labels,
                listed);
    }

    /** These conditions, with the parent's where nothing is stated. */
    Conditions within(Conditions parent) {
        return new Conditions(
                own(parent, Conditions::purposes),
                own(parent, Conditions::recipients),
                own(parent, Conditions::custodians),
                own(parent, Conditions::authors),
                otherRole || parent.otherRole,
                own(parent, Conditions::data),
                own(parent, Conditions::projects),
                own(parent, Conditions::dataPeriod),
                own(parent, Conditions::codes),
                own(parent, Conditions::classes),
                own(parent, Conditions::labels),
                own(parent, Conditions::actions));
    }

    private <T> @Nullable T own(Conditions parent, Function<Conditions, @Nullable T> dimension) {
        T mine = dimension.apply(this);
        return mine != null ? mine : dimension.apply(parent);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import org.jspecify.annotations.Nullable;

/**
 * Matches the conditions of one rule against one purpose of a request. What is missing or cannot be interpreted matches
 * a deny and does not match a permit. A deny asks its dimensions in turn and stops at the first that does not match.
 */
record Match(AccessRequest request, Purpose purpose, RegimesInForce regimes) {

    private static final String CLASS = "ImagingStudy";

    /**
     * Whether a permit matches.
     *
     * @return null if it does; {@link Doubt#NONE} if it does not; else the attribute whose absence alone keeps it from
     *     matching
     */
    @Nullable Doubt keptFromPermit(Conditions rule) {
        boolean certain = permitsPurpose(rule.purposes())
                && (rule.recipients() == null || rule.recipients().permit(request.recipient()))
                && !rule.otherRole()
                && (rule.classes() == null || rule.classes().values().contains(CLASS))
                && (rule.labels() == null || rule.labels().permit(request.study()))
                && permitsAction(rule.actions());
        return certain ? Facts.of(request, rule).keptFromPermit() : Doubt.NONE;
    }

    /**
     * How surely a deny matches.
     *
     * @return null if it does not match
     */
    @Nullable Doubt denied(Conditions rule) {
        Doubt doubt = both(deniedPurpose(rule.purposes()), deniedRecipient(rule));
        doubt = both(doubt, doubt == null ? null : deniedClass(rule.classes()));
        doubt = both(doubt, doubt == null ? null : deniedLabels(rule.labels()));
        doubt = both(doubt, doubt == null ? null : deniedAction(rule.actions()));
        return both(doubt, doubt == null ? null : Facts.of(request, rule).denied());
    }

    /** Whether a rule that matches is one for this purpose: an explicit-only purpose must be named. */
    boolean names(Conditions rule) {
        return permitsPurpose(rule.purposes());
    }

    /** Whether a rule names just who asks. */
    boolean namesAsker(Conditions rule) {
        Recipients named = rule.recipients();
        return named != null && named.ids().contains(request.recipient().id());
    }

    Specificity specificity(Conditions rule) {
        return new Specificity(actor(rule), purposeRank(rule.purposes()), data(rule), rule.projects() == null ? 0 : 1);
    }

    private boolean permitsPurpose(@Nullable Listed<Purpose> listed) {
        if (listed == null) {
            return PurposeHierarchy.knows(purpose) && !PurposeHierarchy.isExplicitOnly(purpose);
        }
        return listed.any(each -> PurposeHierarchy.permitReaches(each, purpose));
    }

    private @Nullable Doubt deniedPurpose(@Nullable Listed<Purpose> listed) {
        if (listed == null || listed.any(this::isStopped)) {
            return Doubt.NONE;
        }
        return listed.unresolved() || listed.any(PurposeHierarchy::isMisspelled) ? Doubt.CODE : null;
    }

    private @Nullable Doubt deniedRecipient(Conditions rule) {
        Recipients named = rule.recipients();
        if (named != null && !named.deny(request.recipient())) {
            return named.unresolved() ? Doubt.ACTOR : null;
        }
        return rule.otherRole() ? Doubt.ACTOR : Doubt.NONE;
    }

    private static @Nullable Doubt deniedClass(@Nullable Listed<String> listed) {
        if (listed == null || listed.values().contains(CLASS)) {
            return Doubt.NONE;
        }
        return listed.unresolved() ? Doubt.CODE : null;
    }

    private @Nullable Doubt deniedLabels(@Nullable Labels listed) {
        if (listed == null || listed.deny(request.study())) {
            return Doubt.NONE;
        }
        return listed.unresolved() ? Doubt.CODE : null;
    }

    private boolean permitsAction(@Nullable Listed<Action> listed) {
        return listed == null || listed.values().contains(request.action());
    }

    /** A no to viewing is a no to everything that takes more than viewing. */
    private @Nullable Doubt deniedAction(@Nullable Listed<Action> listed) {
        Action asked = request.action();
        if (listed == null || listed.any(each -> each == asked || (each == Action.ACCESS && asked != Action.CORRECT))) {
            return Doubt.NONE;
        }
        return listed.unresolved() ? Doubt.CODE : null;
    }

    private int actor(Conditions rule) {
        Recipients named = rule.recipients();
        if (named == null) {
            return rule.otherRole() ? Specificity.NARROWEST : 0;
        }
        boolean guessed = rule.otherRole() || !named.deny(request.recipient());
        return guessed ? Specificity.NARROWEST : named.specificity(request.recipient());
    }

    private int purposeRank(@Nullable Listed<Purpose> listed) {
        if (listed == null) {
            return 0;
        }
        return listed.any(this::isStopped) ? Specificity.ofPurposes(listed.values(), purpose) : Specificity.NARROWEST;
    }

    private boolean isStopped(Purpose listed) {
        return PurposeHierarchy.isA(purpose, listed) || regimes.umbrella(listed, purpose);
    }

    private int data(Conditions rule) {
        Listed<DataItem> named = rule.data();
        boolean guessed = named != null && named.unresolved() && !named.any(item -> item.covers(request.study()));
        if (guessed || (named != null && named.any(DataItem::namesStudy))) {
            return 2;
        }
        boolean some = named != null
                || rule.dataPeriod() != null
                || rule.codes() != null
                || rule.classes() != null
                || rule.labels() != null
                || rule.custodians() != null
                || rule.authors() != null;
        return some ? 1 : 0;
    }

    static @Nullable Doubt both(@Nullable Doubt a, @Nullable Doubt b) {
        return a == null || b == null ? null : a.and(b);
    }
}

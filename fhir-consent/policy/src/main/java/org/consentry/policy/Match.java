// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import static org.consentry.policy.Fit.Certain.CERTAIN;
import static org.consentry.policy.Fit.Doubtful.ACTOR;
import static org.consentry.policy.Fit.Doubtful.CODE;
import static org.consentry.policy.Fit.No.NO;

import org.jspecify.annotations.Nullable;

/**
 * Matches the conditions of one rule against one purpose of a request. What is missing or cannot be interpreted matches
 * a deny and does not match a permit.
 */
record Match(AccessRequest request, Purpose purpose, RegimesInForce regimes) {

    private static final String CLASS = "ImagingStudy";

    /** How a permit fits: not at all, for certain, or kept from fitting by attributes that were left out alone. */
    Fit permitted(Conditions rule) {
        Conditions.Parties parties = rule.parties();
        Listed<String> classes = rule.data().classes();
        boolean certain = permitsPurpose(rule.purposes())
                && (parties.recipients() == null || parties.recipients().permit(request.recipient()))
                && !parties.otherRole()
                && (classes == null || classes.values().contains(CLASS))
                && (rule.labels() == null || rule.labels().permit(request.study()))
                && permitsAction(rule.actions());
        return certain ? Facts.of(request, rule).permitted() : NO;
    }

    /** How a deny fits. */
    Fit denied(Conditions rule) {
        Fit fit = deniedPurpose(rule.purposes()).and(deniedRecipient(rule.parties()));
        if (fit instanceof Fit.No) {
            return fit;
        }
        fit = fit.and(deniedClass(rule.data().classes()))
                .and(deniedLabels(rule.labels()))
                .and(deniedAction(rule.actions()));
        return fit instanceof Fit.No ? fit : fit.and(Facts.of(request, rule).denied());
    }

    /** Whether a rule that matches is one for this purpose: an explicit-only purpose must be named. */
    boolean names(Conditions rule) {
        return permitsPurpose(rule.purposes());
    }

    /** Whether a rule names just who asks. */
    boolean namesAsker(Conditions rule) {
        Recipients named = rule.parties().recipients();
        return named != null && named.ids().contains(request.recipient().id());
    }

    Specificity specificity(Conditions rule) {
        return new Specificity(
                actor(rule.parties()), purposeRank(rule.purposes()), data(rule), rule.projects() == null ? 0 : 1);
    }

    private boolean permitsPurpose(@Nullable Listed<Purpose> listed) {
        if (listed == null) {
            return PurposeHierarchy.knows(purpose) && !PurposeHierarchy.isExplicitOnly(purpose);
        }
        return listed.any(each -> PurposeHierarchy.permitReaches(each, purpose));
    }

    private Fit deniedPurpose(@Nullable Listed<Purpose> listed) {
        if (listed == null || listed.any(this::isStopped)) {
            return CERTAIN;
        }
        return listed.unresolved() || listed.any(PurposeHierarchy::isMisspelled) ? CODE : NO;
    }

    private Fit deniedRecipient(Conditions.Parties parties) {
        Recipients named = parties.recipients();
        if (named != null && !named.deny(request.recipient())) {
            return named.unresolved() ? ACTOR : NO;
        }
        return parties.otherRole() ? ACTOR : CERTAIN;
    }

    private static Fit deniedClass(@Nullable Listed<String> listed) {
        if (listed == null || listed.values().contains(CLASS)) {
            return CERTAIN;
        }
        return listed.unresolved() ? CODE : NO;
    }

    private Fit deniedLabels(@Nullable Labels listed) {
        if (listed == null || listed.deny(request.study())) {
            return CERTAIN;
        }
        return listed.unresolved() ? CODE : NO;
    }

    private boolean permitsAction(@Nullable Listed<Action> listed) {
        return listed == null || listed.values().contains(request.action());
    }

    /** A no to viewing is a no to everything that takes more than viewing. */
    private Fit deniedAction(@Nullable Listed<Action> listed) {
        Action asked = request.action();
        if (listed == null || listed.any(each -> each == asked || (each == Action.ACCESS && asked != Action.CORRECT))) {
            return CERTAIN;
        }
        return listed.unresolved() ? CODE : NO;
    }

    private int actor(Conditions.Parties parties) {
        Recipients named = parties.recipients();
        if (named == null) {
            return parties.otherRole() ? Specificity.NARROWEST : 0;
        }
        boolean guessed = parties.otherRole() || !named.deny(request.recipient());
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
        Listed<DataItem> named = rule.data().items();
        boolean guessed = named != null && named.unresolved() && !named.any(item -> item.covers(request.study()));
        if (guessed || (named != null && named.any(DataItem::namesStudy))) {
            return 2;
        }
        boolean some = rule.data().isStated()
                || rule.labels() != null
                || rule.parties().custodians() != null
                || rule.parties().authors() != null;
        return some ? 1 : 0;
    }
}

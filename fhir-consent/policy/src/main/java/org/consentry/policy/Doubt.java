// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How surely a rule matches: for certain, or only because something was left out or could not be interpreted.
 *
 * @param reason what a deny that matches this way gives
 * @param attribute the attribute that was left out, for {@link Reason#MISSING_ATTR}; else null
 */
record Doubt(Reason reason, @Nullable String attribute) {

    /** It matched for certain. */
    static final Doubt NONE = new Doubt(Reason.CONSENT_DENY, null);
    /** The rule names someone who could not be resolved. */
    static final Doubt ACTOR = new Doubt(Reason.INDET_ACTOR, null);
    /** The rule lists a code that could not be interpreted. */
    static final Doubt CODE = new Doubt(Reason.INDET_TERMINOLOGY, null);

    static Doubt missing(String attribute) {
        return new Doubt(Reason.MISSING_ATTR, attribute);
    }

    /**
     * Both: of two reasons to doubt the one that comes first in the closed set, of two attributes the first by name.
     */
    Doubt and(Doubt other) {
        if (equals(NONE) || other.equals(NONE)) {
            return equals(NONE) ? other : this;
        }
        int order = reason.compareTo(other.reason);
        if (order == 0 && attribute != null && other.attribute != null) {
            order = attribute.compareTo(other.attribute);
        }
        return order <= 0 ? this : other;
    }

    /** The deny this leads to if it decides. */
    Deny deny(List<Basis> basis) {
        return new Deny(reason, attribute, basis);
    }
}

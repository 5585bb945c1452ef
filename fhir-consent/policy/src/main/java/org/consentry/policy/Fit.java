// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a rule fits a request: in one dimension, or in several together. */
sealed interface Fit {

    /** A deny that fits so decides; a permit only if it is certain. */
    sealed interface Some extends Fit {

        /** The deny that a rule comes to if it decides. */
        Deny deny(List<Basis> basis);
    }

    /** The rule fits. */
    enum Certain implements Some {
        /** For certain. */
        CERTAIN;

        @Override
        public Deny deny(List<Basis> basis) {
            return new Deny(Reason.CONSENT_DENY, null, basis);
        }
    }

    /**
     * The rule may fit.
     *
     * @param reason what a deny that fits this way gives
     * @param attribute the attribute that was left out, for {@link Reason#MISSING_ATTR}; else null
     */
    record Doubtful(Reason reason, @Nullable String attribute) implements Some, Comparable<Doubtful> {
        /** It names someone who could not be resolved. */
        static final Doubtful ACTOR = new Doubtful(Reason.INDET_ACTOR, null);
        /** It lists a code that could not be interpreted. */
        static final Doubtful CODE = new Doubtful(Reason.INDET_TERMINOLOGY, null);

        /** The request leaves this attribute out. */
        static Doubtful missing(String attribute) {
            return new Doubtful(Reason.MISSING_ATTR, attribute);
        }

        @Override
        public Deny deny(List<Basis> basis) {
            return new Deny(reason, attribute, basis);
        }

        /** By the order of the closed set of reasons, then by the attribute's name. */
        @Override
        public int compareTo(Doubtful other) {
            int order = reason.compareTo(other.reason);
            return order == 0 && attribute != null && other.attribute != null
                    ? attribute.compareTo(other.attribute)
                    : order;
        }
    }

    /** The rule does not fit. */
    enum No implements Fit {
        /** Not at all. */
        NO
    }

    /** Both together: as badly as the worse of the two; of two doubts the first. */
    default Fit and(Fit other) {
        return switch (this) {
            case No no -> no;
            case Certain certain -> other;
            case Doubtful doubt ->
                switch (other) {
                    case No no -> no;
                    case Certain certain -> doubt;
                    case Doubtful another -> doubt.compareTo(another) <= 0 ? doubt : another;
                };
        };
    }
}

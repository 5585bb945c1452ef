// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.util.List;

/** Why a deny matched without certainty; from the surest to the least sure. */
enum Doubt {
    /** It matched for certain. */
    NONE,
    /** The request does not say which scan. */
    STUDY_MISSING,
    /** The rule names someone who could not be resolved. */
    ACTOR_UNRESOLVED;

    /** The deny this leads to if it decides. */
    Deny deny(List<Basis> basis) {
        return switch (this) {
            case NONE -> new Deny(Reason.CONSENT_DENY, null, basis);
            case STUDY_MISSING -> new Deny(Reason.MISSING_ATTR, "study", basis);
            case ACTOR_UNRESOLVED -> new Deny(Reason.INDET_ACTOR, null, basis);
        };
    }
}

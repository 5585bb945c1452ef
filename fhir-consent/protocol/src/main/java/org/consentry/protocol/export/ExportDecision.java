// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol.export;

import java.time.Instant;
import org.consentry.policy.AccessRequest;
import org.consentry.policy.Decision;
import org.consentry.policy.DecisionId;
import org.consentry.policy.Deny;
import org.consentry.policy.PatientTerms;
import org.consentry.policy.Permit;
import org.consentry.policy.Reason;
import org.consentry.policy.RegimeSet;
import org.jspecify.annotations.Nullable;

/**
 * A decision whether data may leave, with everything it was made from. Each door decides with {@link #of}, and nothing
 * else in the product asks the policy.
 *
 * <p>The first of these checks that fails decides:
 *
 * <ol>
 *   <li>a purpose is named, else {@link Reason#MISSING_ATTR};
 *   <li>the patient is known, else {@link Reason#NO_PATIENT};
 *   <li>the asker means the same person, whatever number they use, else {@link Reason#MIXED_PATIENT};
 *   <li>the recipient is registered for every purpose, is what the asker takes it for, a product or an organization,
 *       and the route is open, else {@link Reason#DEST_UNREGISTERED};
 *   <li>the rules of the place are known, else {@link Reason#INDET_INCOMPLETE};
 *   <li>the policy permits;
 *   <li>the door is sure to know everything, else its {@linkplain Certainty#doubt() doubt};
 *   <li>the register has not paused the recipient, else {@link Reason#VENDOR_FROZEN};
 *   <li>the asker can do all that the permit demands, else {@link Reason#OBLIGATION_UNSUPPORTED}.
 * </ol>
 *
 * <p>A door in doubt names its doubt in place of the second to fifth reason: what it misses may be on its way.
 *
 * @param decision permit or deny
 * @param request what was asked, with all that is known
 * @param terms what the patient said; nothing if the patient is not known
 * @param regimes the rules of all places; none if they are not known
 */
public record ExportDecision(Decision decision, AccessRequest request, PatientTerms terms, RegimeSet regimes) {

    /**
     * Decides.
     *
     * @param now what the door's clock says
     */
    public static ExportDecision of(ExportQuestion asked, ExportFacts known, Certainty certainty, Instant now) {
        return new ExportCheck(asked, known, certainty, now).decided();
    }

    /** The same with another decision: one that could not be recorded is no yes. */
    public ExportDecision but(Deny deny) {
        return new ExportDecision(deny, request, terms, regimes);
    }

    /** Whether it is a yes. */
    public boolean isPermit() {
        return decision instanceof Permit;
    }

    /** The reason of a no; null for a yes. */
    public @Nullable Reason reason() {
        return switch (decision) {
            case Permit _ -> null;
            case Deny deny -> deny.reason();
        };
    }

    /** Names the decision. */
    public String id() {
        return DecisionId.of(request, terms, regimes, decision);
    }

    /** The regimes that apply, as decisions cite them; {@code none} if none is known. */
    public String regime() {
        return regimes.inForce(request).citation();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import java.util.Optional;
import org.consentry.agent.deidentify.Outcome;
import org.consentry.agent.disclosure.Ground;
import org.consentry.policy.Deny;
import org.consentry.policy.Permit;

/** What an {@link Examination} found. */
sealed interface Finding {
    /** What it was decided on. */
    Ground ground();

    /**
     * The object may leave like this.
     *
     * @param permit lets exactly this object go
     * @param cleaned the header as it may leave
     * @param region the only part of the body that the route's agreement covers; empty if it names none
     */
    record Fit(Permit permit, Outcome.Cleaned cleaned, Optional<String> region, Ground ground) implements Finding {}

    /**
     * The object stays.
     *
     * @param deny why
     * @param element the element that stopped it, such as {@code (0018,0015) BodyPartExamined empty}; empty if its
     *     patient, a rule or the register did
     */
    record Unfit(Deny deny, Optional<String> element, Ground ground) implements Finding {}
}

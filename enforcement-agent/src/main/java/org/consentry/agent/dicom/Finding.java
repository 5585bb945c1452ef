// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import java.util.Optional;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.deidentify.HeaderChanges;
import org.consentry.agent.deidentify.Outcome;
import org.consentry.agent.dicom.dimse.Status;
import org.consentry.agent.disclosure.Ground;
import org.consentry.agent.shadow.ShadowTally;
import org.consentry.policy.Deny;
import org.consentry.policy.Permit;

/** What an {@link Examination} found. */
sealed interface Finding {
    /** What it was decided on. */
    Ground ground();

    /**
     * Counts it for a shadow route; the status is what an open route would give.
     *
     * @param before the header as it came
     */
    default Status counted(ShadowTally tally, Dataset before) {
        return switch (this) {
            case Fit fit -> {
                tally.wouldLeave(HeaderChanges.between(before, fit.cleaned().dataset()));
                yield Status.SUCCESS;
            }
            case Unfit unfit -> {
                tally.refused(unfit.deny(), unfit.element());
                yield Statuses.refused(unfit.deny());
            }
        };
    }

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

// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import org.consentry.agent.deidentify.ProcedureAnatomy;

/**
 * How a site writes what DICOM leaves open.
 *
 * @param issuers who issued a PatientID, whatever form an object says it in
 * @param procedures which parts of the body its procedures look at, by their codes
 */
public record SiteHabits(Issuers issuers, ProcedureAnatomy procedures) {
    /** Nothing is known but who issues the site's own numbers. */
    public static SiteHabits of(Issuers issuers) {
        return new SiteHabits(issuers, ProcedureAnatomy.NONE);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff.oldrelease;

import org.consentry.portal.fhir.oldrelease.FileTrial;

/**
 * View model of what was found in a file of old releases.
 *
 * @param saved whether the file was saved
 */
public record OldTrialPage(FileTrial trial, boolean saved) {

    /** Whether there is something to save. */
    public boolean open() {
        return !saved && trial.clean() && trial.added() > 0;
    }

    /** Whether all of it was on record before. */
    public boolean nothingNew() {
        return !saved && trial.clean() && trial.added() == 0;
    }

    /** How many faults are not listed. */
    public int unlisted() {
        return trial.faultCount() - trial.faults().size();
    }
}

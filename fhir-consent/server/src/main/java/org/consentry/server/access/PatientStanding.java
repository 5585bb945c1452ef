// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access;

import java.util.Optional;

/** Knows how a patient's login stands at this moment. It is asked on every request, so nothing of it is kept. */
public interface PatientStanding {
    /** Whether the record says that this person, or one merged with it, has died: then the own login is closed. */
    boolean isClosed(String patient);

    /**
     * How one person may act for another now. Empty without a grant in force, and for somebody who has died.
     *
     * @param proxy logical id of the Patient whose login it is
     * @param patient logical id of the Patient to act for
     */
    Optional<Acting> acting(String proxy, String patient);
}

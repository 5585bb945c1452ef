// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent;

import java.util.Optional;
import org.consentry.policy.RecipientId;
import org.consentry.policy.StudyUid;

/** What the references of a Consent point at; the real register, or a table in a test. */
interface ConsentReferences {
    /** The recipient with this logical id in the register. */
    Optional<RecipientId> recipient(String organization);

    /** The scan with this logical id, if it is the patient's own. */
    Optional<StudyUid> study(String imagingStudy);
}

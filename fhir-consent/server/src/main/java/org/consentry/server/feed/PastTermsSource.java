// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.feed;

import java.time.Instant;
import org.consentry.policy.PatientId;
import org.consentry.policy.PatientTerms;

/**
 * Finds the terms of a patient at an earlier instant. The log's newest entry cannot show them, since it has only the
 * newest version of each consent. The consents implement this, since they keep earlier versions.
 */
public interface PastTermsSource {
    /**
     * The terms that held at one instant, as they were known at another, under every record of the patient. For a
     * thread without a transaction.
     *
     * @param patient logical id
     * @param number hospital number, under which the log has cases and answers of registries
     * @param asOf the instant they held at
     * @param known what was recorded later does not count
     * @throws FeedUnavailableException if the database does not answer
     */
    PatientTerms terms(String patient, PatientId number, Instant asOf, Instant known);
}

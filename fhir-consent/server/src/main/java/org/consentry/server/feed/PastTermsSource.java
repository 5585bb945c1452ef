// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.feed;

import java.time.Instant;
import org.consentry.policy.PatientId;
import org.consentry.policy.PatientTerms;

/**
 * What a patient had said at an earlier instant. The log's newest entry cannot tell, since it holds the newest version
 * of each consent only; the room of consents knows the versions before.
 */
public interface PastTermsSource {
    /**
     * The terms that held at one instant, as they were known at another, under every record of the patient. For a
     * thread that is in no transaction.
     *
     * @param patient logical id
     * @param number hospital number, under which the log tells of cases and answers of registries
     * @param asOf the instant they held at
     * @param known what was recorded later does not count
     * @throws FeedUnavailableException if the database does not answer
     */
    PatientTerms terms(String patient, PatientId number, Instant asOf, Instant known);
}

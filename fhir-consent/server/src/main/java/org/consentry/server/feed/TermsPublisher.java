// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.feed;

import java.util.Collection;

/**
 * Sends agents a patient's terms again, under each of the patient's records. The room {@code consent}, which knows the
 * terms, implements it.
 */
public interface TermsPublisher {
    /**
     * Appends an entry for each hospital number, in the caller's transaction.
     *
     * @param cause the cause, a version-specific reference
     * @param patients logical ids; nobody else may write these patients' data until the transaction ends
     */
    void tell(String cause, Collection<String> patients);
}

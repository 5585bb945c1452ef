// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.feed;

import java.util.Collection;

/** Tells agents anew all that patients have said, under every record of theirs; the room of consents knows it. */
public interface TermsPublisher {
    /**
     * Appends an entry for each hospital number, in the caller's transaction.
     *
     * @param cause what it tells of, a version-specific reference
     * @param patients logical ids; nobody else may write what is theirs until the transaction ends
     */
    void tell(String cause, Collection<String> patients);
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.recipient.change;

import org.consentry.server.access.Caller;

/** Where steps of staff in the register of recipients are written down; the audit trail is the one that does it. */
@FunctionalInterface
public interface CompanyRecorder {
    /**
     * Records a step, in the caller's transaction.
     *
     * @param caller who did it
     */
    void done(Caller caller, CompanyStep step);
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import org.consentry.agent.dataset.MalformedDatasetException;
import org.consentry.agent.dicom.dimse.Status;
import org.consentry.policy.Reason;

/** The statuses that a sender sees; the comments name a reason and never a patient. */
final class Statuses {
    /** A data set that breaks PS3.5, ends early, or is too large to be looked at. */
    static final int MALFORMED = Status.CANNOT_UNDERSTAND;
    /** A fault of our own. */
    static final int FAULT = 0xC001;

    private Statuses() {}

    static Status notAuthorized(String code) {
        return new Status(Status.NOT_AUTHORIZED, "Refused: " + code);
    }

    static Status malformed(MalformedDatasetException what) {
        return new Status(MALFORMED, String.valueOf(what.getMessage()));
    }

    static Status auditUnavailable() {
        return new Status(Status.OUT_OF_RESOURCES, Reason.AUDIT_UNAVAILABLE.name());
    }

    static Status recipientUnavailable() {
        return new Status(Status.OUT_OF_RESOURCES, "The recipient cannot be reached; try again later");
    }

    static Status fault() {
        return new Status(FAULT, Reason.INDET_INTERNAL.name());
    }
}

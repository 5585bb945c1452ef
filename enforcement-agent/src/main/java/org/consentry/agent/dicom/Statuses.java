// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import org.consentry.agent.dataset.MalformedDatasetException;
import org.consentry.agent.dicom.dimse.Status;
import org.consentry.policy.Deny;
import org.consentry.policy.Reason;

/** The statuses that a sender sees; the comments name a reason and never a patient. */
final class Statuses {
    /** A data set that breaks PS3.5, ends early, or is too large to be looked at. */
    static final int MALFORMED = Status.CANNOT_UNDERSTAND;

    private Statuses() {}

    /**
     * What a refusal looks like to the sender. Where there was no safe answer the sender is to ask again: a PACS takes
     * 0124H for the last word and drops the image, while A700H is "not now" (PS3.4 table B.2-1).
     */
    static Status refused(Deny deny) {
        return deny.reason().isIndeterminate()
                ? new Status(Status.OUT_OF_RESOURCES, "Try again later: " + deny.code())
                : new Status(Status.NOT_AUTHORIZED, "Refused: " + deny.code());
    }

    /** The recipient must be looked at; the object may be sent again then. */
    static Status untrusted(Deny deny) {
        return new Status(Status.OUT_OF_RESOURCES, "Try again later: " + deny.code());
    }

    static Status malformed(MalformedDatasetException what) {
        return new Status(MALFORMED, String.valueOf(what.getMessage()));
    }

    static Status auditUnavailable() {
        return new Status(Status.OUT_OF_RESOURCES, Reason.AUDIT_UNAVAILABLE.name());
    }

    /** The recipient's own answer; what is none would have the sender wait for more. */
    static Status ofRecipient(Status status) {
        return status.isUnfinished()
                ? new Status(Status.PROCESSING_FAILURE, "The recipient answered " + status.text())
                : status;
    }

    static Status recipientUnavailable() {
        return new Status(Status.OUT_OF_RESOURCES, "The recipient cannot be reached; try again later");
    }

    /** The route was opened, or closed, since the association began. */
    static Status routeChanged() {
        return new Status(Status.OUT_OF_RESOURCES, "The route was changed; associate again");
    }

    /** The recipient has a STOW-RS service; by C-STORE it can be reached through the queue only. */
    static Status noWayByStore() {
        return new Status(Status.OUT_OF_RESOURCES, "The recipient takes DICOMweb; send by it, or let it wait");
    }

    static Status queueUnavailable() {
        return new Status(Status.OUT_OF_RESOURCES, "The queue takes nothing; try again later");
    }

    static Status quarantineUnavailable() {
        return new Status(Status.OUT_OF_RESOURCES, "The quarantine takes nothing; try again later");
    }

    /** A fault of our own; the object may be as it should. */
    static Status fault() {
        return refused(new Deny(Reason.INDET_INTERNAL));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.commitment;

/** A request whose sender has not got its report yet. */
final class OpenRequest {
    final SenderWay way;
    final CommitmentRequest request;
    /** For the thread that calls senders. */
    int tries;
    /** Guarded by {@link OpenRequests}: before this tick it is not tried. */
    long notBefore;

    OpenRequest(SenderWay way, CommitmentRequest request) {
        this.way = way;
        this.request = request;
    }
}

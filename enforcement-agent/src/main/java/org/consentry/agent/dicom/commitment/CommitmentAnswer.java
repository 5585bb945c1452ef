// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.commitment;

import java.util.List;

/**
 * What is answered to a {@link CommitmentRequest}.
 *
 * @param transaction its Transaction UID
 * @param committed what the recipient has acknowledged
 * @param failed everything else
 */
record CommitmentAnswer(String transaction, List<SopReference> committed, List<Failed> failed) {
    /** An instance that is not committed. */
    record Failed(SopReference reference, Failure why) {}

    /** Why: the Failure Reasons (0008,1197) of PS3.3 C.14.1.1 that are used. */
    enum Failure {
        /** Nothing can be said now, or the instance still waits for its recipient. */
        PROCESSING(0x0110),
        /** The recipient has acknowledged no such instance of this sender on this route. */
        NO_SUCH_INSTANCE(0x0112),
        /** It has acknowledged the instance under another SOP class. */
        CLASS_CONFLICT(0x0119);

        private final int code;

        Failure(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }
    }

    CommitmentAnswer {
        committed = List.copyOf(committed);
        failed = List.copyOf(failed);
    }

    /** The Event Type ID of PS3.4 J.3.3.1: 1 if all is committed, 2 if something is not. */
    int eventType() {
        return failed.isEmpty() ? 1 : 2;
    }
}

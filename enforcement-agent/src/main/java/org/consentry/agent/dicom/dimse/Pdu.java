// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.dimse;

import java.nio.ByteBuffer;
import java.util.List;

/** The protocol data units of PS3.8 section 9.3. */
sealed interface Pdu {
    int ASSOCIATE_RQ = 1;
    int ASSOCIATE_AC = 2;
    int ASSOCIATE_RJ = 3;
    int P_DATA_TF = 4;
    int RELEASE_RQ = 5;
    int RELEASE_RP = 6;
    int ABORT = 7;

    /** Type, a reserved byte, and the length of the body. */
    int HEADER_BYTES = 6;

    record Request(AssociateRequest request) implements Pdu {}

    /** The titles are copied from the request; PS3.8 forbids the requester to look at them. */
    record Accept(String called, String calling, List<ContextAnswer> answers, UserInformation user) implements Pdu {
        public Accept {
            answers = List.copyOf(answers);
        }
    }

    record Reject(Rejection rejection) implements Pdu {}

    record DataTransfer(List<DataValue> values) implements Pdu {
        public DataTransfer {
            values = List.copyOf(values);
        }
    }

    record ReleaseRequest() implements Pdu {}

    record ReleaseResponse() implements Pdu {}

    /** Source 0 is the peer's application, 2 its upper layer; the reason has a meaning only for 2. */
    record Abort(int source, int reason) implements Pdu {
        static final Abort BY_USER = new Abort(0, 0);
        static final Abort UNEXPECTED_PDU = new Abort(2, 2);
        static final Abort INVALID_PARAMETER = new Abort(2, 6);
    }

    /** One fragment of a command or a data set; the bytes are a view that lives until the next PDU is read. */
    record DataValue(int contextId, boolean command, boolean last, ByteBuffer bytes) {
        /** Length, context id and message control header before the bytes. */
        static final int HEADER_BYTES = 6;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.store;

import java.util.Optional;
import org.consentry.agent.dicom.dimse.Status;
import org.consentry.agent.dicomweb.body.StoreAnswerJson;
import org.consentry.agent.dicomweb.transit.TransitStatus;

/**
 * What a recipient's service answered to a store.
 *
 * @param status the HTTP status
 * @param said what its body says of each object; empty if that cannot be read
 */
record StowReceipt(int status, Optional<StoreAnswerJson.Read> said) {
    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int CONFLICT = 409;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;
    private static final int REASONS = 0xFFFF;

    /** What became of an object. */
    sealed interface Fate {
        /** The recipient has it. */
        record Stored() implements Fate {}

        /** The recipient does not have it. */
        record Failed(int reason) implements Fate {}

        /** Nobody knows. */
        record Unknown() implements Fate {}
    }

    /**
     * What became of this one, by the UID under which it left. 200 alone says that all is stored; with lists that do
     * not name the object it does not.
     */
    Fate of(String sopInstance) {
        Optional<Integer> failure =
                said.map(read -> read.failed().get(sopInstance)).map(StowReceipt::reason);
        if (failure.isPresent()) {
            return new Fate.Failed(failure.get());
        }
        boolean named = said.filter(read -> read.stored().contains(sopInstance)).isPresent();
        return switch (status) {
            case OK -> named || said.isEmpty() ? new Fate.Stored() : new Fate.Unknown();
            case ACCEPTED, CONFLICT -> named ? new Fate.Stored() : partly();
            case REQUEST_TIMEOUT, TOO_MANY -> new Fate.Failed(Status.OUT_OF_RESOURCES);
            default ->
                status >= SERVER_ERROR
                        ? new Fate.Failed(Status.OUT_OF_RESOURCES)
                        : new Fate.Failed(TransitStatus.PROCESSING_FAILURE);
        };
    }

    /** 409 says that nothing was stored, 202 that something was not. */
    private Fate partly() {
        return status == CONFLICT ? new Fate.Failed(TransitStatus.PROCESSING_FAILURE) : new Fate.Unknown();
    }

    private static int reason(int said) {
        return said > 0 && said <= REASONS ? said : TransitStatus.PROCESSING_FAILURE;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.commitment;

import java.util.List;

/**
 * What a sender asks to be committed.
 *
 * @param transaction the Transaction UID (0008,1195), which the report repeats
 * @param references at least one
 */
record CommitmentRequest(String transaction, List<SopReference> references) {
    /** The most instances that one request may name. */
    static final int MOST_REFERENCES = 10_000;

    CommitmentRequest {
        references = List.copyOf(references);
    }
}

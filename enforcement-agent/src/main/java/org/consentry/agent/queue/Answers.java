// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.queue;

/**
 * What the statuses mean that a recipient may answer to a C-STORE (PS3.4 table B.2-1, PS3.7 annex C), other than that
 * it has the object.
 */
final class Answers {
    private static final int CLASS = 0xFF00;
    private static final int OUT_OF_RESOURCES = 0xA700;
    private static final int PROCESSING_FAILURE = 0x0110;

    private Answers() {}

    /**
     * Whether the recipient cannot take anything now, so that the whole route pauses and no try of the object is
     * counted. All others are about the object.
     */
    static boolean isBusy(int status) {
        return (status & CLASS) == OUT_OF_RESOURCES || status == PROCESSING_FAILURE;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.dimse;

/**
 * Who asked by C-MOVE for what a C-STORE brings: Move Originator Application Entity Title (0000,1030) and Message ID
 * (0000,1031) of PS3.7 table 9.3-1.
 *
 * @param title who asked
 * @param messageId of the C-MOVE, 0 to 65535
 */
public record MoveOriginator(AeTitle title, int messageId) {
    private static final int MOST = 0xFFFF;

    public MoveOriginator {
        if (messageId < 0 || messageId > MOST) {
            throw new IllegalArgumentException("a message ID has 16 bits, found " + messageId);
        }
    }
}

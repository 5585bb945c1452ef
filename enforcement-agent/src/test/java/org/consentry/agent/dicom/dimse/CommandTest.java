// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.dimse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandTest {
    private static final short PRIORITY = 0x0700;

    /** PS3.7 table 9.3-1 numbers them 2 low, 0 medium, 1 high. */
    @ParameterizedTest
    @CsvSource({"1, 0", "0, 1", "2, 2", "7, 1"})
    void urgentOnesComeFirstAndUnknownPrioritiesAreMedium(short priority, int urgency) {
        ByteBuffer command = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
        command.putShort((short) 0)
                .putShort(PRIORITY)
                .putInt(2)
                .putShort(priority)
                .flip();

        assertThat(Command.decode(command).urgency()).isEqualTo(urgency);
        assertThat(Command.decode(ByteBuffer.allocate(0)).urgency()).isEqualTo(1);
    }
}

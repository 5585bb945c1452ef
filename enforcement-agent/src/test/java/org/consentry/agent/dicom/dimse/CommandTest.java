// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.dimse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandTest {
    private static final short PRIORITY = 0x0700;

    @ParameterizedTest
    @CsvSource({"WORKSTATION, 0", "A, 1", "SIXTEEN__LETTERS, 65535"})
    void whoAskedByMoveIsReadBackAsWritten(String title, int messageId) {
        MoveOriginator mover = new MoveOriginator(new AeTitle(title), messageId);
        Command command = Command.storeRequest(1, "1.2", "1.3", Optional.of(mover));

        assertThat(Command.decode(command.encode()).moveOriginator()).contains(mover);
        assertThat(Command.decode(Command.storeRequest(1, "1.2", "1.3", Optional.empty())
                                .encode())
                        .moveOriginator())
                .isEmpty();
    }

    /** What a sender writes there goes to the recipient, so nothing but an AE title and a number does. */
    @ParameterizedTest
    @CsvSource({"A\\\\B, 2", "'', 2", "An\\1na, 2", "SEVENTEEN_LETTERS, 2", "WORKSTATION, 4", "WORKSTATION, 0"})
    void anOriginatorThatIsNoneIsLeftOut(String title, int idBytes) {
        byte[] text = title.translateEscapes().getBytes(StandardCharsets.US_ASCII);
        ByteBuffer command = ByteBuffer.allocate(16 + text.length + idBytes).order(ByteOrder.LITTLE_ENDIAN);
        command.putShort((short) 0).putShort((short) 0x1030).putInt(text.length).put(text);
        command.putShort((short) 0).putShort((short) 0x1031).putInt(idBytes).put(new byte[idBytes]);

        assertThat(Command.decode(command.flip()).moveOriginator()).isEmpty();
    }

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

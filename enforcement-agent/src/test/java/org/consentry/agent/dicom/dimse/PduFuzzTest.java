// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.dimse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PduFuzzTest {
    private static final int ROUNDS = 200_000;

    @Test
    void whateverComesInOnlyTheCodecsOwnExceptionComesOut() {
        Random random = new Random(20260101);
        List<Pdu> seeds = PduCodecTest.everyKindOfPdu();
        int understood = 0;
        for (int round = 0; round < ROUNDS; round++) {
            ByteBuffer bytes = mutated(PduEncoder.encode(seeds.get(random.nextInt(seeds.size()))), random);
            try {
                PduDecoder.decode(bytes.get(0), bytes.position(Pdu.HEADER_BYTES));
                understood++;
            } catch (MalformedPduException expected) {
                assertThat(expected.getMessage()).isNotEmpty();
            }
        }
        assertThat(understood).isBetween(ROUNDS / 100, ROUNDS);
    }

    @Test
    void whateverCommandComesInOnlyTheCodecsOwnExceptionComesOut() {
        Random random = new Random(20260102);
        int understood = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Command seed = Command.storeRequest(round & 0xFFFF, Uids.STORAGE_PREFIX + "2", "1.2.3", Optional.empty());
            ByteBuffer bytes = mutated(seed.encode(), random);
            try {
                Command command = Command.decode(bytes);
                assertThat(command.sopInstance().map(String::length).orElse(1)).isBetween(1, 64);
                command.response(Status.SUCCESS).encode();
                understood++;
            } catch (MalformedPduException expected) {
                assertThat(expected.getMessage()).isNotEmpty();
            }
        }
        assertThat(understood).isBetween(ROUNDS / 100, ROUNDS);
    }

    private static ByteBuffer mutated(ByteBuffer bytes, Random random) {
        for (int change = random.nextInt(4); change >= 0; change--) {
            int at = random.nextInt(bytes.limit());
            int edge = random.nextInt(8) == 0 ? 0xFF : random.nextInt(256);
            bytes.put(at, (byte) edge);
        }
        int end = random.nextInt(3) == 0 ? random.nextInt(bytes.limit() + 1) : bytes.limit();
        return bytes.limit(Math.max(Pdu.HEADER_BYTES, end));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dataset;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MutatedHeaderTest {
    private static final int ROUNDS = 10_000;
    private static final Limits LIMITS = new Limits(1 << 20, 8, 2000);

    @ParameterizedTest
    @MethodSource("org.consentry.agent.dataset.RoundTripTest#syntaxes")
    void whateverTheBytesAreOnlyTheExpectedRefusalComesOut(TransferSyntax syntax) throws IOException {
        Random random = new Random(20260101);
        Dataset whole = Examples.everyForm().put(Element.of(Tag.PIXEL_DATA, Vr.OW, new byte[64]));
        byte[] good = Bytes.written(whole, syntax);
        for (int round = 0; round < ROUNDS; round++) {
            readAll(mutated(good, random), syntax);
        }
    }

    private static byte[] mutated(byte[] good, Random random) {
        byte[] bytes =
                java.util.Arrays.copyOf(good, random.nextInt(4) == 0 ? random.nextInt(good.length) : good.length);
        for (int change = random.nextInt(4); change >= 0 && bytes.length > 0; change--) {
            int at = random.nextInt(bytes.length);
            bytes[at] = random.nextBoolean() ? (byte) random.nextInt(256) : (byte) (bytes[at] ^ 1 << random.nextInt(8));
        }
        return bytes;
    }

    private static void readAll(byte[] bytes, TransferSyntax syntax) throws IOException {
        try {
            Header header = DatasetReader.readHeader(new ByteArrayInputStream(bytes), syntax, LIMITS);
            DatasetWriter writer = new DatasetWriter(OutputStream.nullOutputStream(), syntax);
            writer.write(header.dataset());
            header.pumpRest(writer, Trailer.KEEP);
            writer.finish();
            for (Element element : header.dataset().elements()) {
                header.dataset().strings(element);
                header.dataset().integer(element.tag());
            }
        } catch (MalformedDatasetException expected) {
            // The only exception a hostile input may cause; any other fails the test.
        }
    }
}

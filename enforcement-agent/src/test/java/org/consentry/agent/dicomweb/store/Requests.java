// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.DicomFile;
import org.consentry.agent.dataset.TransferSyntax;

/** Bodies of stores as senders make them. */
public final class Requests {
    /** Between the parts. */
    public static final String BOUNDARY = "part";

    private static final String PART = "Content-Type: application/dicom\r\n\r\n";

    private Requests() {}

    /** A body with these objects. */
    public static byte[] body(Dataset... objects) {
        return body(Arrays.stream(objects).map(Requests::file).toArray(byte[][]::new));
    }

    /** A body with whatever these parts hold. */
    public static byte[] body(byte[]... parts) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            write(body, ("--" + BOUNDARY + "\r\n" + PART).getBytes(StandardCharsets.US_ASCII));
            write(body, part);
            write(body, "\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        write(body, ("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return body.toByteArray();
    }

    /** An object as a file. */
    public static byte[] file(Dataset object) {
        try {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            DicomFile.write(file, object, TransferSyntax.EXPLICIT_LE);
            return file.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(ByteArrayOutputStream body, byte[] bytes) {
        body.write(bytes, 0, bytes.length);
    }

    /** A body during whose last bytes something happens. */
    public static ByteArrayInputStream atEnd(byte[] body, Runnable event) {
        return new ByteArrayInputStream(body) {
            private boolean happened;

            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                int some = super.read(into, offset, length);
                if (available() == 0 && !happened) {
                    happened = true;
                    event.run();
                }
                return some;
            }
        };
    }
}

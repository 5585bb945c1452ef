// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.picture;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.consentry.agent.dicomweb.body.RefusedBodyException;

/** The bytes of a picture, of which an end within is a refusal. Numbers are big endian. */
final class PictureInput {
    private static final int MALFORMED = 400;

    private final InputStream in;

    PictureInput(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    static RefusedBodyException malformed(String what) {
        return new RefusedBodyException(MALFORMED, "expected a picture with " + what);
    }

    int octet() throws IOException {
        int octet = in.read();
        if (octet < 0) {
            throw malformed("all of its bytes, found its end before");
        }
        return octet;
    }

    int uint16() throws IOException {
        int high = octet();
        return (high << Byte.SIZE) | octet();
    }

    long uint32() throws IOException {
        long high = uint16();
        return (high << Short.SIZE) | uint16();
    }

    byte[] bytes(int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw malformed("all of its bytes, found its end before");
        }
        return bytes;
    }

    /** Nothing may come behind a picture. */
    void requireEnd() throws IOException {
        if (in.read() >= 0) {
            throw malformed("nothing behind its end");
        }
    }
}

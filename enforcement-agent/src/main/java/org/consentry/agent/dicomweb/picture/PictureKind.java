// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.picture;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;

/** The kinds of pictures that are handed on. */
public enum PictureKind {
    JPEG("image/jpeg") {
        @Override
        public void copy(InputStream in, OutputStream out) throws IOException {
            new JpegCopy(new PictureInput(in), out).all();
        }
    },
    PNG("image/png") {
        @Override
        public void copy(InputStream in, OutputStream out) throws IOException {
            new PngCopy(new PictureInput(in), out).all();
        }
    };

    private final String type;

    PictureKind(String type) {
        this.type = type;
    }

    /** That of a media type; empty if no picture has it. */
    public static Optional<PictureKind> named(String type) {
        return Arrays.stream(values()).filter(each -> each.type.equals(type)).findFirst();
    }

    /** As it stands in an Accept and a Content-Type. */
    public String type() {
        return type;
    }

    /**
     * Copies a whole picture in constant memory, without what may carry text: its pixels stay the same.
     *
     * @throws org.consentry.agent.dicomweb.body.RefusedBodyException if it is none, or has something that is not known
     */
    public abstract void copy(InputStream in, OutputStream out) throws IOException;
}

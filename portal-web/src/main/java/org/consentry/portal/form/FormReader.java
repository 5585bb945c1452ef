// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.form;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Reads a form whole, or says why not. A form of ours is small and a browser sends it at once. So the reader bounds
 * time, size, and the number of bodies that are read at the same time.
 */
final class FormReader {
    static final int MAX_BYTES = 64 * 1024;
    static final Duration LONGEST = Duration.ofSeconds(10);
    /** Half of the threads that the server has for everybody. */
    static final int MOST = 100;

    static final int MOST_OF_ONE_ADDRESS = 32;

    private static final String FORM = "application/x-www-form-urlencoded";

    private final Turns turns;
    private final LongSupplier nanos;

    FormReader() {
        this(new Turns(MOST, MOST_OF_ONE_ADDRESS), System::nanoTime);
    }

    FormReader(Turns turns, LongSupplier nanos) {
        this.turns = turns;
        this.nanos = nanos;
    }

    /** The form of a POST; its {@link PostedForm#refusal()} says if it could not be read. */
    PostedForm read(HttpServletRequest request) {
        if (request.getContentLengthLong() > MAX_BYTES) {
            return PostedForm.refused(request, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        }
        String address = request.getRemoteAddr();
        if (!turns.take(address)) {
            return PostedForm.refused(request, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
        try {
            return whole(request);
        } catch (IOException brokenOff) {
            return PostedForm.refused(request, HttpServletResponse.SC_REQUEST_TIMEOUT);
        } finally {
            turns.giveBack(address);
        }
    }

    private PostedForm whole(HttpServletRequest request) throws IOException {
        long end = nanos.getAsLong() + LONGEST.toNanos();
        var body = new ByteArrayOutputStream();
        byte[] piece = new byte[8192];
        InputStream in = request.getInputStream();
        for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
            body.write(piece, 0, count);
            if (body.size() > MAX_BYTES) {
                return PostedForm.refused(request, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            }
            if (nanos.getAsLong() - end > 0) {
                return PostedForm.refused(request, HttpServletResponse.SC_REQUEST_TIMEOUT);
            }
        }
        if (body.size() > 0 && !isForm(request)) {
            return PostedForm.refused(request, HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
        }
        return PostedForm.parse(request, body.toByteArray());
    }

    private static boolean isForm(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith(FORM);
    }
}

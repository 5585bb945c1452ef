// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.form;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/**
 * Reads a form whole, or says why not. A form of ours is small and a browser sends it at once. So the reader bounds
 * time, size, and the number of bodies that are read at the same time. Two forms of staff have a file: what they enter
 * from paper, and old releases. They may be larger and take longer, and fewer of them are read at once.
 */
final class FormReader {
    static final int MAX_BYTES = 64 * 1024;
    static final Duration LONGEST = Duration.ofSeconds(10);
    /** Half of the threads that the server has for everybody. */
    static final int MOST = 100;

    static final int MOST_OF_ONE_ADDRESS = 32;

    /** A scan of a form of one page, 1 MB. The consent server takes no more. */
    static final int MAX_FILE_BYTES = 1 << 20;

    /** More of a file than this is not even read to tell its sender so. */
    private static final int MOST_SENT = 24 << 20;

    private static final Duration LONGEST_FILE = Duration.ofSeconds(30);
    private static final int MOST_FILES = 16;
    private static final int MOST_FILES_OF_ONE_ADDRESS = 4;

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Pattern WITH_FILE = Pattern.compile("/staff/(patients/[^/]{1,64}/choice|sharing/import)");

    private final Turns turns;
    private final Turns files;
    private final LongSupplier nanos;

    FormReader() {
        this(new Turns(MOST, MOST_OF_ONE_ADDRESS), new Turns(MOST_FILES, MOST_FILES_OF_ONE_ADDRESS), System::nanoTime);
    }

    FormReader(Turns turns, Turns files, LongSupplier nanos) {
        this.turns = turns;
        this.files = files;
        this.nanos = nanos;
    }

    /** The form of a POST; its {@link PostedForm#refusal()} says if it could not be read. */
    PostedForm read(HttpServletRequest request) {
        Optional<String> boundary = WITH_FILE.matcher(request.getRequestURI()).matches()
                ? Optional.ofNullable(request.getContentType()).flatMap(MultipartBody::boundary)
                : Optional.empty();
        Body limits = boundary.isPresent()
                ? new Body(MOST_SENT, MAX_FILE_BYTES + MAX_BYTES, LONGEST_FILE)
                : new Body(MAX_BYTES, MAX_BYTES, LONGEST);
        if (request.getContentLengthLong() > limits.most()) {
            return PostedForm.refused(request, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        }
        Turns of = boundary.isPresent() ? files : turns;
        String address = request.getRemoteAddr();
        if (!of.take(address)) {
            return PostedForm.refused(request, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
        try {
            return whole(request, limits, boundary);
        } catch (IOException brokenOff) {
            return PostedForm.refused(request, HttpServletResponse.SC_REQUEST_TIMEOUT);
        } finally {
            of.giveBack(address);
        }
    }

    /** How many bytes may come, how many of them are kept, and how long they may take. */
    private record Body(int most, int kept, Duration longest) {}

    private PostedForm whole(HttpServletRequest request, Body limits, Optional<String> boundary) throws IOException {
        long end = nanos.getAsLong() + limits.longest().toNanos();
        var body = new ByteArrayOutputStream();
        byte[] piece = new byte[8192];
        int came = 0;
        InputStream in = request.getInputStream();
        for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
            came += count;
            body.write(piece, 0, Math.min(count, limits.kept() - body.size()));
            if (came > limits.most()) {
                return PostedForm.refused(request, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            }
            if (nanos.getAsLong() - end > 0) {
                return PostedForm.refused(request, HttpServletResponse.SC_REQUEST_TIMEOUT);
            }
        }
        if (boundary.isPresent()) {
            return PostedForm.parse(
                    request, MultipartBody.read(body.toByteArray(), boundary.get(), came > body.size()));
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

// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.form;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a form with a file (RFC 7578). The file is the last part, so that the fields are there even if the file
 * is too large to be kept whole.
 *
 * @param values first value of each field
 * @param file the file, when there is one
 */
record MultipartBody(Map<String, String> values, SentFile file) {

    /** Containers add a charset behind the boundary. */
    private static final Pattern BOUNDARY = Pattern.compile(
            "multipart/form-data\\s*;(?:.*;)?\\s*boundary=\"?([0-9A-Za-z'()+_,./:=?-]{1,70})\"?\\s*(?:;.*)?",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern NAME = Pattern.compile(";\\s*name=\"([A-Za-z0-9_.-]{1,64})\"");
    private static final Pattern FILE = Pattern.compile(";\\s*filename=\"", Pattern.CASE_INSENSITIVE);
    private static final String DISPOSITION = "content-disposition:";
    private static final int MOST_PARTS = 40;
    private static final int LONGEST_HEADER = 2_000;

    /** The text that stands between parts; empty if this is no form with a file. */
    static Optional<String> boundary(String contentType) {
        Matcher matcher = BOUNDARY.matcher(contentType);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /**
     * Reads the parts; empty if they are not as they must be.
     *
     * @param cut whether the end of the body is missing, since it was too long
     */
    static Optional<MultipartBody> read(byte[] body, String boundary, boolean cut) {
        // One char is one byte here, so places in the text are places in the body.
        String text = new String(body, StandardCharsets.ISO_8859_1);
        String mark = "\r\n--" + boundary;
        var values = new LinkedHashMap<String, String>();
        SentFile file = new SentFile.None();
        int at = text.startsWith(mark.substring(2)) ? mark.length() - 2 : -1;
        for (int part = 0; part < MOST_PARTS && at >= 0; part++) {
            if (text.startsWith("--", at)) {
                return Optional.of(new MultipartBody(values, file));
            }
            int end = text.indexOf(mark, at);
            int head = text.indexOf("\r\n\r\n", at);
            boolean headed = text.startsWith("\r\n", at) && head >= 0 && head - at <= LONGEST_HEADER;
            Optional<String> said = headed ? disposition(text.substring(at, head)) : Optional.empty();
            if (said.isEmpty() || (end < 0 ? !cut : end < head)) {
                return Optional.empty();
            }
            boolean isFile = FILE.matcher(said.get()).find();
            if (end < 0) {
                return isFile ? Optional.of(new MultipartBody(values, new SentFile.TooLarge())) : Optional.empty();
            }
            byte[] content = text.substring(Math.min(head + 4, end), end).getBytes(StandardCharsets.ISO_8859_1);
            if (isFile) {
                file = file(content);
            } else {
                Matcher name = NAME.matcher(said.get());
                if (!name.find()) {
                    return Optional.empty();
                }
                values.putIfAbsent(name.group(1), new String(content, StandardCharsets.UTF_8));
            }
            at = end + mark.length();
        }
        return Optional.empty();
    }

    private static SentFile file(byte[] content) {
        if (content.length == 0) {
            return new SentFile.None();
        }
        return content.length > FormReader.MAX_FILE_BYTES ? new SentFile.TooLarge() : new SentFile.Content(content);
    }

    private static Optional<String> disposition(String headers) {
        return headers.lines()
                .filter(line -> line.regionMatches(true, 0, DISPOSITION, 0, DISPOSITION.length()))
                .findFirst();
    }
}

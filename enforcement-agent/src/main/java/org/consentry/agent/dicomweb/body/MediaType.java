// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.body;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A media type (RFC 9110, 8.3.1).
 *
 * @param type such as {@code multipart/related}, in lower case
 * @param parameters by name in lower case, without quotes
 */
public record MediaType(String type, Map<String, String> parameters) {
    /** Objects of PS3.10. */
    public static final String DICOM = "application/dicom";

    /** The DICOM JSON Model of PS3.18, annex F. */
    public static final String DICOM_JSON = "application/dicom+json";

    /** The Native DICOM Model of PS3.19, annex A. */
    public static final String DICOM_XML = "application/dicom+xml";

    /** A longer one would take the pattern's stack. */
    private static final int LONGEST = 1000;

    private static final String TOKEN = "[A-Za-z0-9!#$%&'*+.^_`|~-]+";
    private static final Pattern TYPE = Pattern.compile("\\s*(" + TOKEN + "/" + TOKEN + ")\\s*");
    /** Many write {@code type=application/dicom} without quotes, though a slash is none of a token. */
    private static final String BARE = "[A-Za-z0-9!#$%&'*+.^_`|~/-]+";

    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*(?:(" + TOKEN + ")=(?:(" + BARE + ")|\"((?:[^\"\\\\]|\\\\.)*)\")\\s*)?");

    private static final Pattern ZERO = Pattern.compile("0(\\.0{0,3})?");

    public MediaType {
        parameters = Map.copyOf(parameters);
    }

    /** Reads one; empty if it is none, says a parameter twice, or is longer than 1000 characters. */
    public static Optional<MediaType> of(@Nullable String text) {
        Matcher type = TYPE.matcher(text == null ? "" : text);
        if (text == null || text.length() > LONGEST || !type.lookingAt()) {
            return Optional.empty();
        }
        Map<String, String> parameters = new HashMap<>();
        Matcher next = PARAMETER.matcher(text);
        int at = type.end();
        while (at < text.length()) {
            if (!next.region(at, text.length()).lookingAt()) {
                return Optional.empty();
            }
            at = next.end();
            String name = next.group(1);
            if (name != null && parameters.put(name.toLowerCase(Locale.ROOT), value(next)) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(new MediaType(type.group(1).toLowerCase(Locale.ROOT), parameters));
    }

    /** A parameter; empty if it is not there. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** Whether an Accept that says it does not want it: a weight of zero. */
    public boolean isRefused() {
        return parameter("q").filter(weight -> ZERO.matcher(weight).matches()).isPresent();
    }

    private static String value(Matcher parameter) {
        String plain = parameter.group(2);
        return plain == null ? parameter.group(3).replaceAll("\\\\(.)", "$1") : plain;
    }
}

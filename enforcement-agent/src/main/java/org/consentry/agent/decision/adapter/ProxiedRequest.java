// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.decision.adapter;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.consentry.policy.StudyUid;
import org.jspecify.annotations.Nullable;

/**
 * A request that a reverse proxy holds in its hand, as its client wrote it: may it be a retrieval (DICOM PS3.18, 10.4)
 * of one study?
 *
 * <p>A proxy, this class and the archive behind must read the address alike. So only what has one reading is a
 * retrieval: plain characters, no escapes, no empty or dot segments, no parameter but those of a retrieval.
 *
 * @param method the method
 * @param uri path and query, not decoded and not shortened
 */
public record ProxiedRequest(String method, String uri) {
    private static final int LONGEST = 2000;
    private static final Pattern ROOT = Pattern.compile("/|(/[A-Za-z0-9_-][A-Za-z0-9._-]*+)++");
    private static final Pattern PATH = Pattern.compile("/studies/([0-9.]{1,64})"
            + "(?:/series/(?<series>[0-9.]{1,64})(?:/instances/(?<instance>[0-9.]{1,64})"
            + "(?:/frames/[0-9]{1,9}(?:,[0-9]{1,9}){0,99})?)?)?"
            + "(?:/(?:metadata|rendered|thumbnail|pixeldata)|/bulk(?:data)?(?:/[A-Za-z0-9_-]{1,64}){0,20})?");
    /** What a retrieval may be asked besides (PS3.18, 8.3.3 and 8.3.5); no word of a search is among it. */
    private static final Set<String> PARAMETERS =
            Set.of("accept", "charset", "annotation", "quality", "viewport", "window", "iccprofile");

    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9.,:/*+_-]{1,200}");

    /**
     * The study that is retrieved; empty if it is another request, or one that could be read in two ways.
     *
     * @param root the path of the archive's DICOMweb service, {@code /} if it has none
     * @throws IllegalArgumentException if the root is no plain path
     */
    public Optional<StudyUid> study(String root) {
        if (!ROOT.matcher(root).matches()) {
            throw new IllegalArgumentException("expected a plain path as the root, found another text");
        }
        String base = root.equals("/") ? "" : root;
        if (!(method.equals("GET") || method.equals("HEAD")) || uri.length() > LONGEST || !uri.startsWith(base)) {
            return Optional.empty();
        }
        int mark = uri.indexOf('?');
        if (mark >= 0 && !isOfRetrieval(uri.substring(mark + 1))) {
            return Optional.empty();
        }
        Matcher path = PATH.matcher(uri.substring(base.length(), mark < 0 ? uri.length() : mark));
        if (!path.matches() || !isUid(path.group("series")) || !isUid(path.group("instance"))) {
            return Optional.empty();
        }
        return uid(path.group(1));
    }

    private static boolean isOfRetrieval(String query) {
        Set<String> seen = new HashSet<>();
        for (String each : query.split("&", -1)) {
            int equals = each.indexOf('=');
            if (equals < 0
                    || !PARAMETERS.contains(each.substring(0, equals))
                    || !seen.add(each.substring(0, equals))
                    || !VALUE.matcher(each.substring(equals + 1)).matches()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUid(@Nullable String text) {
        return text == null || uid(text).isPresent();
    }

    /** Any UID has the form of a study's. */
    private static Optional<StudyUid> uid(String text) {
        try {
            return Optional.of(new StudyUid(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Tag;

/**
 * Judges coded anatomy (PS3.3 section 8.8) by SNOMED CT and SNOMED RT. A code of the head is one whatever scheme the
 * item names; a code is elsewhere only under its own scheme.
 */
final class AnatomyCodes {
    private static final int LONG_CODE_VALUE = 0x00080119;
    private static final int URN_CODE_VALUE = 0x00080120;
    private static final List<Integer> CODE_VALUES = List.of(Tag.CODE_VALUE, LONG_CODE_VALUE, URN_CODE_VALUE);
    private static final Set<String> SCT = Set.of("SCT", "2.16.840.1.113883.6.96");
    private static final Set<String> SRT = Set.of("SRT", "SNM3", "99SDM", "2.16.840.1.113883.6.5");
    private static final Pattern SNOMED_ADDRESS = Pattern.compile("https?://snomed\\.info/(?:sct|id)/([0-9]+)");

    private static final Map<String, Anatomy> BY_SCT = new HashMap<>();
    private static final Map<String, Anatomy> BY_SRT = new HashMap<>();
    private static final List<String> HEAD_AXES;

    static {
        for (AnatomyRow row : AnatomyRow.ALL) {
            BY_SCT.put(row.sct(), row.anatomy());
            BY_SRT.put(row.srt(), row.anatomy());
        }
        HEAD_AXES = BY_SRT.keySet().stream()
                .filter(code -> code.endsWith("*"))
                .map(axis -> axis.substring(0, axis.length() - 1))
                .toList();
        BY_SCT.remove("");
        BY_SRT.remove("");
    }

    private AnatomyCodes() {}

    /** What a code sequence's item says by its code alone; unknown if it has none. */
    static Anatomy judged(Dataset item) {
        List<String> schemes = item.strings(Tag.CODING_SCHEME_DESIGNATOR);
        boolean sct = schemes.stream().map(AnatomyCodes::capitals).anyMatch(SCT::contains);
        boolean srt = schemes.stream().map(AnatomyCodes::capitals).anyMatch(SRT::contains);
        List<Anatomy> said =
                codes(item).map(code -> judged(code, sct, srt)).distinct().toList();
        if (said.contains(Anatomy.HEAD)) {
            return Anatomy.HEAD;
        }
        return said.equals(List.of(Anatomy.ELSEWHERE)) ? Anatomy.ELSEWHERE : Anatomy.UNKNOWN;
    }

    /** The code values of an item, however they are sent. */
    static Stream<String> codes(Dataset item) {
        return CODE_VALUES.stream().flatMap(tag -> item.strings(tag).stream()).filter(code -> !code.isEmpty());
    }

    private static Anatomy judged(String value, boolean sct, boolean srt) {
        Matcher address = SNOMED_ADDRESS.matcher(value.toLowerCase(Locale.ROOT));
        boolean addressed = address.matches();
        String code = addressed ? address.group(1) : capitals(value);
        Anatomy bySct = BY_SCT.getOrDefault(code, Anatomy.UNKNOWN);
        Anatomy bySrt = BY_SRT.getOrDefault(code, Anatomy.UNKNOWN);
        boolean onHeadAxis = bySrt == Anatomy.UNKNOWN && HEAD_AXES.stream().anyMatch(code::startsWith);
        if (bySct == Anatomy.HEAD || bySrt == Anatomy.HEAD || onHeadAxis) {
            return Anatomy.HEAD;
        }
        boolean elsewhere = ((sct || addressed) && bySct == Anatomy.ELSEWHERE) || (srt && bySrt == Anatomy.ELSEWHERE);
        return elsewhere ? Anatomy.ELSEWHERE : Anatomy.UNKNOWN;
    }

    private static String capitals(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.search;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.consentry.agent.dataset.Dictionary;
import org.consentry.agent.dataset.Vr;
import org.consentry.agent.dicom.dimse.Uids;
import org.consentry.agent.dicomweb.body.RefusedBodyException;
import org.jspecify.annotations.Nullable;

/** Reads a search from its address. What it does not know is refused with 400, never passed on. */
public final class WebQueryReader {
    private static final int BAD_REQUEST = 400;
    private static final int LONGEST = 8_000;
    private static final int MOST_STUDIES = 10;
    private static final int MOST_VALUES = 100;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Pattern MODALITY = Pattern.compile("[A-Z0-9]{1,16}");
    private static final Map<Integer, Set<SearchLevel>> KEYS = Map.of(
            Attribute.STUDY_UID, Set.of(SearchLevel.values()),
            Attribute.STUDY_DATE, Set.of(SearchLevel.values()),
            Attribute.MODALITIES_IN_STUDY, Set.of(SearchLevel.STUDIES),
            Attribute.MODALITY, Set.of(SearchLevel.SERIES, SearchLevel.INSTANCES),
            Attribute.SERIES_UID, Set.of(SearchLevel.SERIES, SearchLevel.INSTANCES),
            Attribute.SOP_UID, Set.of(SearchLevel.INSTANCES),
            Attribute.SOP_CLASS, Set.of(SearchLevel.INSTANCES));
    private static final Set<Integer> SAYING = Set.of(
            Attribute.ACCESSION_NUMBER,
            Attribute.STUDY_ID,
            Attribute.STUDY_TIME,
            Attribute.STUDY_DESCRIPTION,
            Attribute.SERIES_DESCRIPTION,
            Attribute.INSTITUTION,
            Attribute.REFERRING_PHYSICIAN);
    private static final int PATIENT_GROUP = 0x0010;

    private final SearchLevel level;
    private final Map<Integer, Set<String>> lists = new HashMap<>();
    private final Set<Integer> include = new LinkedHashSet<>();
    private final Set<String> seen = new HashSet<>();
    private @Nullable DateRange date;
    private boolean all;
    private boolean fuzzy;
    private int offset;
    private int limit = WebQuery.MOST_LISTED;

    private WebQueryReader(SearchLevel level) {
        this.level = level;
    }

    /**
     * Reads one.
     *
     * @param study the study of the address
     * @param series the series of the address
     * @param query what follows the question mark, as it came; empty if nothing does
     * @throws RefusedBodyException with 400 if it is none, or asks for what is not told
     */
    public static WebQuery read(
            SearchLevel level, Optional<String> study, Optional<String> series, Optional<String> query) {
        WebQueryReader reader = new WebQueryReader(level);
        query.filter(text -> !text.isEmpty()).ifPresent(reader::parameters);
        study.ifPresent(uid -> reader.put(Attribute.STUDY_UID, uid));
        series.ifPresent(uid -> reader.put(Attribute.SERIES_UID, uid));
        return reader.query();
    }

    private WebQuery query() {
        Set<String> studies = lists.getOrDefault(Attribute.STUDY_UID, Set.of());
        if (level != SearchLevel.STUDIES && studies.isEmpty()) {
            throw refused("StudyInstanceUID among the keys: series and instances are searched for within studies");
        }
        if (studies.size() > MOST_STUDIES) {
            throw refused("at most " + MOST_STUDIES + " studies by their UIDs");
        }
        return new WebQuery(
                level, new SearchKeys(lists, date), include, all, offset, Math.min(limit, WebQuery.MOST_LISTED), fuzzy);
    }

    private void parameters(String query) {
        if (query.length() > LONGEST) {
            throw refused("a query of at most " + LONGEST + " characters");
        }
        for (String each : query.split("&", -1)) {
            int equals = each.indexOf('=');
            if (equals < 1) {
                throw refused("parameters as name=value");
            }
            parameter(decoded(each.substring(0, equals)), decoded(each.substring(equals + 1)));
        }
    }

    private void parameter(String name, String value) {
        if (!name.equals("includefield") && !seen.add(name)) {
            throw refused("each parameter once");
        }
        switch (name) {
            case "includefield" -> Arrays.stream(value.split(",", -1)).forEach(this::include);
            case "fuzzymatching" -> fuzzy = flag(value);
            case "limit" -> limit = number(value);
            case "offset" -> offset = number(value);
            default -> key(name, value);
        }
    }

    private void include(String field) {
        if (field.equals("all")) {
            all = true;
            return;
        }
        include.add(Attribute.named(field).orElseThrow(() -> refused("includefield as keywords, tags or all")));
    }

    private void key(String name, String value) {
        int tag = Attribute.named(name).orElseThrow(() -> refused("keys that DICOM knows, and parameters of a search"));
        if (!KEYS.getOrDefault(tag, Set.of()).contains(level)) {
            throw refused(
                    isPersonal(tag)
                            ? "no key that points to a person: whether it matches would tell whose scans are here"
                            : "other keys; a search for " + level.name().toLowerCase(Locale.ROOT) + " has no such one");
        }
        if (value.isEmpty()) {
            include.add(tag);
        } else if (tag == Attribute.STUDY_DATE) {
            date = range(value);
        } else {
            put(tag, value);
        }
    }

    private static boolean isPersonal(int tag) {
        return tag >>> Short.SIZE == PATIENT_GROUP || SAYING.contains(tag) || Dictionary.vr(tag) == Vr.PN;
    }

    private static DateRange range(String value) {
        try {
            return DateRange.of(value);
        } catch (IllegalArgumentException e) {
            throw refused("StudyDate as 20260101, 20260101-20260131, 20260101- or -20260131");
        }
    }

    /** A list, of which the address may already have one. */
    private void put(int tag, String value) {
        Set<String> values = new HashSet<>(Arrays.asList(value.split("[,\\\\]", -1)));
        boolean kind = tag == Attribute.MODALITY || tag == Attribute.MODALITIES_IN_STUDY;
        boolean good = values.size() <= MOST_VALUES
                && values.stream()
                        .allMatch(each -> kind ? MODALITY.matcher(each).matches() : Uids.isValid(each));
        if (!good) {
            throw refused("UIDs, and kinds of images such as CT, whole and with commas between; no wildcards");
        }
        lists.merge(tag, values, WebQueryReader::both);
    }

    private static Set<String> both(Set<String> one, Set<String> other) {
        Set<String> both = new HashSet<>(one);
        both.retainAll(other);
        if (both.isEmpty()) {
            throw refused("the same UID in the address and among the keys");
        }
        return both;
    }

    private static boolean flag(String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw refused("fuzzymatching as true or false");
        };
    }

    private static int number(String value) {
        if (!NUMBER.matcher(value).matches()) {
            throw refused("limit and offset as numbers");
        }
        return Integer.parseInt(value);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw refused("a query that is encoded as RFC 3986 says");
        }
    }

    private static RefusedBodyException refused(String expected) {
        return new RefusedBodyException(BAD_REQUEST, "expected " + expected);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.filter.archive;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.MalformedMessageException;
import org.consentry.protocol.StrictJson;

/**
 * What an archive's answer (DICOM PS3.18, annex F) says of a study. Not printed.
 *
 * @param study which
 * @param accession its Accession Number; empty if it says none
 * @param issuers names of who gave that number: (0040,0031) and (0040,0032) in (0008,0051)
 * @param patient number and issuer, to compare only; empty if it names no patient
 */
record ArchivedStudy(StudyUid study, String accession, Set<String> issuers, Optional<String> patient) {
    private static final String LIST = "studies";
    private static final String ACCESSION = "00080050";
    private static final String ISSUER_OF_ACCESSION = "00080051";
    private static final String PATIENT = "00100020";
    private static final String ISSUER_OF_PATIENT = "00100021";
    private static final String STUDY = "0020000D";
    private static final List<String> NAMES_OF_ISSUER = List.of("00400031", "00400032");

    ArchivedStudy {
        issuers = Set.copyOf(issuers);
    }

    /**
     * Reads a list of studies.
     *
     * @throws MalformedMessageException if it is none, or a study has no UID
     */
    static List<ArchivedStudy> read(String answer) {
        JsonObject whole = StrictJson.object("{\"" + LIST + "\":" + answer + "}", "answer");
        if (whole.size() != 1 || !(whole.get(LIST) instanceof JsonArray studies)) {
            throw malformed();
        }
        List<ArchivedStudy> read = new ArrayList<>();
        for (JsonValue each : studies) {
            if (!(each instanceof JsonObject study)) {
                throw malformed();
            }
            read.add(of(study));
        }
        return read;
    }

    private static ArchivedStudy of(JsonObject json) {
        try {
            return new ArchivedStudy(
                    new StudyUid(text(json, STUDY).orElseThrow(ArchivedStudy::malformed)),
                    text(json, ACCESSION).orElse(""),
                    issuers(json),
                    text(json, PATIENT)
                            .map(number -> number + "\\"
                                    + text(json, ISSUER_OF_PATIENT).orElse("")));
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
    }

    private static Set<String> issuers(JsonObject json) {
        Set<String> issuers = new TreeSet<>();
        for (JsonValue value : values(json, ISSUER_OF_ACCESSION)) {
            if (!(value instanceof JsonObject item)) {
                throw malformed();
            }
            NAMES_OF_ISSUER.forEach(tag -> text(item, tag).ifPresent(issuers::add));
        }
        return issuers;
    }

    /** Its one text without the spaces around it; empty if there is none. */
    private static Optional<String> text(JsonObject json, String tag) {
        JsonArray values = values(json, tag);
        if (values.isEmpty() || JsonValue.NULL.equals(values.get(0))) {
            return Optional.empty();
        }
        if (values.size() > 1 || !(values.get(0) instanceof JsonString text)) {
            throw malformed();
        }
        return Optional.of(text.getString().strip()).filter(some -> !some.isEmpty());
    }

    private static JsonArray values(JsonObject json, String tag) {
        JsonValue attribute = json.getOrDefault(tag, JsonValue.EMPTY_JSON_OBJECT);
        if (!(attribute instanceof JsonObject there)
                || !(there.getOrDefault("Value", JsonValue.EMPTY_JSON_ARRAY) instanceof JsonArray values)) {
            throw malformed();
        }
        return values;
    }

    private static MalformedMessageException malformed() {
        return new MalformedMessageException("expected a list of studies in DICOM JSON, found something else");
    }

    @Override
    public String toString() {
        return "ArchivedStudy[" + study.value() + "]";
    }
}

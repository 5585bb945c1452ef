// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.search;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.consentry.agent.dataset.Dictionary;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dicomweb.json.DicomJsonWriter;
import org.consentry.protocol.Json;

/** Tags that searches know, how they are named, and their values in the JSON of an answer. */
final class Attribute {
    static final int CHARACTERS = Tag.SPECIFIC_CHARACTER_SET;
    static final int SOP_CLASS = Tag.SOP_CLASS_UID;
    static final int SOP_UID = Tag.SOP_INSTANCE_UID;
    static final int STUDY_DATE = Tag.STUDY_DATE;
    static final int STUDY_TIME = Tag.STUDY_TIME;
    static final int ACCESSION_NUMBER = Tag.ACCESSION_NUMBER;
    static final int MODALITY = Tag.MODALITY;
    static final int MODALITIES_IN_STUDY = 0x00080061;
    static final int INSTITUTION = 0x00080080;
    static final int REFERRING_PHYSICIAN = 0x00080090;
    static final int STUDY_DESCRIPTION = Tag.STUDY_DESCRIPTION;
    static final int SERIES_DESCRIPTION = Tag.SERIES_DESCRIPTION;
    static final int PATIENT_NAME = Tag.PATIENT_NAME;
    static final int PATIENT_ID = Tag.PATIENT_ID;
    static final int ISSUER = Tag.ISSUER_OF_PATIENT_ID;
    static final int ISSUER_QUALIFIERS = 0x00100024;
    static final int PATIENT_BIRTH_DATE = Tag.PATIENT_BIRTH_DATE;
    static final int PATIENT_SEX = Tag.PATIENT_SEX;
    static final int OTHER_PATIENT_IDS = Tag.OTHER_PATIENT_IDS_SEQUENCE;
    static final int BODY_PART = Tag.BODY_PART_EXAMINED;
    static final int STUDY_UID = Tag.STUDY_INSTANCE_UID;
    static final int SERIES_UID = Tag.SERIES_INSTANCE_UID;
    static final int STUDY_ID = Tag.STUDY_ID;
    static final int SERIES_NUMBER = 0x00200011;
    static final int INSTANCE_NUMBER = Tag.INSTANCE_NUMBER;
    static final int SERIES_INSTANCES = 0x00201209;
    static final int FRAMES = Tag.NUMBER_OF_FRAMES;
    static final int ROWS = Tag.ROWS;
    static final int COLUMNS = Tag.COLUMNS;
    static final int BITS_ALLOCATED = Tag.BITS_ALLOCATED;

    private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{8}");
    private static final Map<String, Integer> KEYWORDS = keywords();

    private Attribute() {}

    /** The tag behind a keyword, or 8 hexadecimal digits; empty if PS3.6 lists none. */
    static Optional<Integer> named(String name) {
        return HEX.matcher(name).matches()
                ? Optional.of(Integer.parseUnsignedInt(name, 16)).filter(Dictionary::knows)
                : Optional.ofNullable(KEYWORDS.get(name));
    }

    /** The name of its member in JSON. */
    static String key(int tag) {
        return DicomJsonWriter.key(tag);
    }

    /** One UID as the value of an attribute. */
    static JsonObjectBuilder uid(String uid) {
        return Json.createObjectBuilder()
                .add("vr", "UI")
                .add("Value", Json.createArrayBuilder().add(uid));
    }

    /** The texts of its values; none if it is not there. */
    static List<String> texts(JsonObject dataset, int tag) {
        return dataset.get(key(tag)) instanceof JsonObject attribute
                        && attribute.get("Value") instanceof JsonArray values
                ? values.stream()
                        .filter(value -> !JsonValue.NULL.equals(value))
                        .map(value -> value instanceof JsonString text ? text.getString() : value.toString())
                        .toList()
                : List.of();
    }

    /** The first of them, or an empty text. */
    static String text(JsonObject dataset, int tag) {
        return texts(dataset, tag).stream().findFirst().orElse("");
    }

    /** Those of a data set that are wanted; all if the set is empty. */
    static JsonObject only(JsonObject dataset, Set<Integer> wanted) {
        if (wanted.isEmpty()) {
            return dataset;
        }
        JsonObjectBuilder json = Json.createObjectBuilder();
        dataset.forEach((key, value) -> {
            boolean isWanted = named(key)
                    .filter(tag -> tag == CHARACTERS || wanted.contains(tag))
                    .isPresent();
            if (isWanted) {
                json.add(key, value);
            }
        });
        return json.build();
    }

    private static Map<String, Integer> keywords() {
        Map<String, Integer> keywords = new HashMap<>();
        Dictionary.tags().forEach(tag -> Dictionary.keyword(tag).ifPresent(word -> keywords.put(word, tag)));
        return Map.copyOf(keywords);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.json;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.consentry.agent.dataset.CharacterSet;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.DatasetReader;
import org.consentry.agent.dataset.DatasetWriter;
import org.consentry.agent.dataset.Element;
import org.consentry.agent.dataset.Header;
import org.consentry.agent.dataset.Limits;
import org.consentry.agent.dataset.MalformedDatasetException;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dataset.TransferSyntax;
import org.consentry.agent.dataset.Vr;

/**
 * Reads a data set from its JSON. It is strict, as the reader of objects is: what is of another form is a
 * {@link MalformedDatasetException}, never a guess. Binary values that the JSON only refers to, pixels and what follows
 * them are left out. All text is UTF-8, whatever the object's own character set was.
 */
public final class DicomJsonReader {
    static final String UTF_8 = "ISO_IR 192";

    private static final CharacterSet CHARACTERS =
            new Dataset().put(Tag.SPECIFIC_CHARACTER_SET, UTF_8).characterSet();
    private static final int FIRST_DATA_SET_GROUP = 0x0008;
    private static final int PIXEL_GROUP = 0x7FE0;
    private static final Set<Vr> BULK = EnumSet.of(Vr.OB, Vr.OD, Vr.OF, Vr.OL, Vr.OV, Vr.OW, Vr.UN);
    private static final String TAG = "[0-9A-Fa-f]{8}";
    private static final int HEX = 16;

    private DicomJsonReader() {}

    /**
     * The header that an object with this JSON has, checked like the header of an object that came as a file: it has
     * been written as Explicit VR Little Endian and read again.
     *
     * @throws MalformedDatasetException if it is none
     */
    public static Header header(JsonObject json) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            DatasetWriter writer = new DatasetWriter(bytes, TransferSyntax.EXPLICIT_LE);
            writer.write(dataset(json));
            writer.finish();
            return DatasetReader.readHeader(
                    new ByteArrayInputStream(bytes.toByteArray()), TransferSyntax.EXPLICIT_LE, Limits.STANDARD);
        } catch (IOException e) {
            throw new MalformedDatasetException("expected a header that can be read again");
        }
    }

    /**
     * The data set.
     *
     * @throws MalformedDatasetException if it is none
     */
    public static Dataset dataset(JsonObject json) {
        Dataset dataset = items(json);
        return dataset.put(Tag.SPECIFIC_CHARACTER_SET, UTF_8);
    }

    private static Dataset items(JsonObject json) {
        Map<Integer, JsonValue> sorted = new TreeMap<>(Integer::compareUnsigned);
        for (Map.Entry<String, JsonValue> member : json.entrySet()) {
            if (!member.getKey().matches(TAG)
                    || sorted.put(Integer.parseUnsignedInt(member.getKey(), HEX), member.getValue()) != null) {
                throw new MalformedDatasetException("expected each tag once, as 8 hexadecimal digits");
            }
        }
        Dataset dataset = new Dataset();
        sorted.forEach((tag, value) -> {
            int group = Tag.group(tag);
            if (group >= FIRST_DATA_SET_GROUP && group < PIXEL_GROUP && tag != Tag.SPECIFIC_CHARACTER_SET) {
                element(tag, value).ifPresent(dataset::put);
            }
        });
        return dataset;
    }

    private static Optional<Element> element(int tag, JsonValue value) {
        if (!(value instanceof JsonObject attribute) || !(attribute.get("vr") instanceof JsonString name)) {
            throw malformed(tag, "expected an attribute with its VR");
        }
        Vr vr = vr(tag, name.getString());
        if (attribute.containsKey("BulkDataURI")) {
            if (!BULK.contains(vr)) {
                throw malformed(tag, "expected its value, found that it is elsewhere");
            }
            return Optional.empty();
        }
        if (attribute.get("InlineBinary") instanceof JsonString binary) {
            return Optional.of(binary(tag, vr, binary.getString()));
        }
        JsonValue values = attribute.getOrDefault("Value", JsonValue.EMPTY_JSON_ARRAY);
        if (!(values instanceof JsonArray array)) {
            throw malformed(tag, "expected a list of values");
        }
        return Optional.of(vr == Vr.SQ ? sequence(tag, array) : plain(tag, vr, array));
    }

    private static Vr vr(int tag, String name) {
        return Arrays.stream(Vr.values())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> malformed(tag, "expected a VR"));
    }

    private static Element binary(int tag, Vr vr, String text) {
        if (!BULK.contains(vr)) {
            throw malformed(tag, "expected a value, found a binary one");
        }
        try {
            return Element.of(tag, vr, Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            throw malformed(tag, "expected Base64");
        }
    }

    private static Element sequence(int tag, JsonArray values) {
        List<Dataset> items = new ArrayList<>();
        for (JsonValue value : values) {
            if (JsonValue.NULL.equals(value)) {
                items.add(new Dataset());
            } else if (value instanceof JsonObject item) {
                items.add(items(item));
            } else {
                throw malformed(tag, "expected items");
            }
        }
        return Element.sequence(tag, items);
    }

    private static Element plain(int tag, Vr vr, JsonArray values) {
        if (values.isEmpty()) {
            return Element.of(tag, vr);
        }
        if (BULK.contains(vr)) {
            throw malformed(tag, "expected a binary value");
        }
        try {
            return vr.isText()
                    ? Element.of(tag, vr, JsonValues.text(vr, values), CHARACTERS)
                    : Element.of(tag, vr, JsonValues.numbers(vr, values));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw malformed(tag, "expected values of " + vr.name().toUpperCase(Locale.ROOT));
        }
    }

    private static MalformedDatasetException malformed(int tag, String what) {
        return new MalformedDatasetException(what + " in " + Tag.text(tag));
    }
}

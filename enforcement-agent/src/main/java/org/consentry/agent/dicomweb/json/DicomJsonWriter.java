// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.json;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Element;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dataset.Vr;
import org.consentry.protocol.Json;

/**
 * Writes a data set in JSON. It refers to nothing: binary values are in it, encapsulated pixels are left out. All text
 * is UTF-8, and so says the character set.
 */
public final class DicomJsonWriter {
    private static final String NUMBER = "[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?";
    private static final List<String> GROUPS = List.of("Alphabetic", "Ideographic", "Phonetic");

    private DicomJsonWriter() {}

    /** The data set as the bytes of its JSON. */
    public static byte[] bytes(Dataset dataset) {
        return json(dataset).toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The data set as JSON. */
    public static JsonObject json(Dataset dataset) {
        JsonObjectBuilder json = Json.createObjectBuilder();
        for (Element element : dataset.elements()) {
            boolean characters = element.tag() == Tag.SPECIFIC_CHARACTER_SET;
            if (!element.isEncapsulated() && !(characters && dataset.isItem())) {
                json.add(key(element.tag()), characters ? characters() : attribute(element, dataset));
            }
        }
        return json.build();
    }

    /** The name of its member in JSON: 8 hexadecimal digits. */
    public static String key(int tag) {
        return String.format(Locale.ROOT, "%08X", tag);
    }

    private static JsonObjectBuilder characters() {
        return Json.createObjectBuilder()
                .add("vr", Vr.CS.name())
                .add("Value", Json.createArrayBuilder().add(DicomJsonReader.UTF_8));
    }

    private static JsonObjectBuilder attribute(Element element, Dataset owner) {
        JsonObjectBuilder attribute =
                Json.createObjectBuilder().add("vr", element.vr().name());
        if (element.isEmpty()) {
            return attribute;
        }
        if (element.isSequence()) {
            JsonArrayBuilder items = Json.createArrayBuilder();
            element.items().forEach(item -> items.add(json(item)));
            return attribute.add("Value", items);
        }
        return switch (element.vr()) {
            case OB, OD, OF, OL, OV, OW, UN, SQ ->
                attribute.add("InlineBinary", Base64.getEncoder().encodeToString(element.value()));
            case AT, FL, FD, SS, US, SL, UL, SV, UV -> attribute.add("Value", numbers(element));
            default -> attribute.add("Value", texts(element, owner));
        };
    }

    private static JsonArrayBuilder texts(Element element, Dataset owner) {
        JsonArrayBuilder values = Json.createArrayBuilder();
        for (String text : owner.strings(element)) {
            boolean numeric = element.vr() == Vr.IS || element.vr() == Vr.DS;
            if (text.isEmpty()) {
                values.addNull();
            } else if (element.vr() == Vr.PN) {
                values.add(name(text));
            } else if (numeric && text.matches(NUMBER)) {
                values.add(new BigDecimal(text));
            } else {
                values.add(text);
            }
        }
        return values;
    }

    private static JsonObjectBuilder name(String text) {
        JsonObjectBuilder name = Json.createObjectBuilder();
        String[] groups = text.split("=", -1);
        for (int i = 0; i < Math.min(groups.length, GROUPS.size()); i++) {
            if (!groups[i].isEmpty()) {
                name.add(GROUPS.get(i), groups[i]);
            }
        }
        return name;
    }

    private static JsonArrayBuilder numbers(Element element) {
        ByteBuffer bytes = ByteBuffer.wrap(element.value()).order(ByteOrder.LITTLE_ENDIAN);
        JsonArrayBuilder values = Json.createArrayBuilder();
        int width = element.vr() == Vr.AT ? Integer.BYTES : element.vr().wordBytes();
        while (bytes.remaining() >= width) {
            switch (element.vr()) {
                case AT ->
                    values.add(String.format(
                            Locale.ROOT,
                            "%04X%04X",
                            Short.toUnsignedInt(bytes.getShort()),
                            Short.toUnsignedInt(bytes.getShort())));
                case FL -> real(values, Float.toString(bytes.getFloat()));
                case FD -> real(values, Double.toString(bytes.getDouble()));
                case SS -> values.add(bytes.getShort());
                case US -> values.add(Short.toUnsignedInt(bytes.getShort()));
                case SL -> values.add(bytes.getInt());
                case UL -> values.add(Integer.toUnsignedLong(bytes.getInt()));
                case SV -> values.add(bytes.getLong());
                default -> values.add(new BigInteger(Long.toUnsignedString(bytes.getLong())));
            }
        }
        return values;
    }

    /** JSON has no number for what is none, or is infinite. */
    private static void real(JsonArrayBuilder values, String number) {
        if (number.matches(NUMBER)) {
            values.add(new BigDecimal(number));
        } else {
            values.add(number);
        }
    }
}

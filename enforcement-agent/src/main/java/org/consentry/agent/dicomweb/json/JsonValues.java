// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.json;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consentry.agent.dataset.Vr;

/** Values of one attribute as JSON has them. What they are not is an {@link IllegalArgumentException}. */
final class JsonValues {
    private static final BigInteger UNSIGNED = BigInteger.TWO.pow(Long.SIZE);
    private static final int HEX = 16;

    private JsonValues() {}

    /** Texts and numbers as text, with backslashes between them where the VR has several. */
    static String text(Vr vr, JsonArray values) {
        if (values.size() > 1 && !vr.isMultiValued()) {
            throw new IllegalArgumentException("expected one value");
        }
        return values.stream().map(value -> one(vr, value)).collect(Collectors.joining("\\"));
    }

    /** Numbers as bytes, little endian. */
    static byte[] numbers(Vr vr, JsonArray values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.size() * width(vr)).order(ByteOrder.LITTLE_ENDIAN);
        values.forEach(value -> put(bytes, vr, value));
        return bytes.array();
    }

    private static String one(Vr vr, JsonValue value) {
        if (JsonValue.NULL.equals(value)) {
            return "";
        }
        if (vr == Vr.PN && value instanceof JsonObject name) {
            return Stream.of("Alphabetic", "Ideographic", "Phonetic")
                    .map(group -> group(name, group))
                    .collect(Collectors.joining("="))
                    .replaceFirst("=+$", "");
        }
        if (value instanceof JsonNumber number && (vr == Vr.IS || vr == Vr.DS)) {
            return number.toString();
        }
        if (vr != Vr.PN && value instanceof JsonString text) {
            return text.getString();
        }
        throw new IllegalArgumentException("expected a text");
    }

    private static String group(JsonObject name, String group) {
        JsonValue found = name.getOrDefault(group, JsonValue.NULL);
        if (JsonValue.NULL.equals(found)) {
            return "";
        }
        if (found instanceof JsonString text && text.getString().indexOf('=') < 0) {
            return text.getString();
        }
        throw new IllegalArgumentException("expected a name");
    }

    private static int width(Vr vr) {
        return vr == Vr.AT ? Integer.BYTES : vr.wordBytes();
    }

    private static void put(ByteBuffer bytes, Vr vr, JsonValue value) {
        String text = switch (value) {
            case JsonNumber number -> number.toString();
            case JsonString string -> string.getString();
            default -> throw new IllegalArgumentException("expected a number");
        };
        switch (vr) {
            case AT -> {
                int tag = Integer.parseUnsignedInt(text, HEX);
                bytes.putShort((short) (tag >>> Short.SIZE)).putShort((short) tag);
            }
            case FL -> bytes.putFloat(Float.parseFloat(text));
            case FD -> bytes.putDouble(Double.parseDouble(text));
            case SS -> bytes.putShort(new BigDecimal(text).shortValueExact());
            case US -> bytes.putShort((short) within(text, Short.SIZE));
            case SL -> bytes.putInt(new BigDecimal(text).intValueExact());
            case UL -> bytes.putInt((int) within(text, Integer.SIZE));
            case SV -> bytes.putLong(new BigDecimal(text).longValueExact());
            case UV -> bytes.putLong(within(text, Long.SIZE));
            default -> throw new IllegalArgumentException("expected a VR of numbers");
        }
    }

    private static long within(String text, int bits) {
        BigInteger number = new BigDecimal(text).toBigIntegerExact();
        if (number.signum() < 0 || number.bitLength() > bits || number.compareTo(UNSIGNED) >= 0) {
            throw new IllegalArgumentException("expected a number of " + bits + " bits");
        }
        return number.longValue();
    }
}

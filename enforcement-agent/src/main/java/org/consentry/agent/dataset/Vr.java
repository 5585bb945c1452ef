// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dataset;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The value representations of PS3.5 section 6.2: how they are written, padded and swapped. */
public enum Vr {
    AE(Kind.ASCII, 1),
    AS(Kind.ASCII, 1),
    AT(Kind.NUMBER, 2),
    CS(Kind.ASCII, 1),
    DA(Kind.ASCII, 1),
    DS(Kind.ASCII, 1),
    DT(Kind.ASCII, 1),
    FD(Kind.NUMBER, 8),
    FL(Kind.NUMBER, 4),
    IS(Kind.ASCII, 1),
    LO(Kind.STRING, 1),
    LT(Kind.PROSE, 1),
    OB(Kind.LONG, 1),
    OD(Kind.LONG, 8),
    OF(Kind.LONG, 4),
    OL(Kind.LONG, 4),
    OV(Kind.LONG, 8),
    OW(Kind.LONG, 2),
    PN(Kind.STRING, 1),
    SH(Kind.STRING, 1),
    SL(Kind.NUMBER, 4),
    SQ(Kind.LONG, 1),
    SS(Kind.NUMBER, 2),
    ST(Kind.PROSE, 1),
    SV(Kind.LONG, 8),
    TM(Kind.ASCII, 1),
    UC(Kind.LONG_STRING, 1),
    UI(Kind.ASCII, 1),
    UL(Kind.NUMBER, 4),
    UN(Kind.LONG, 1),
    UR(Kind.LONG_ASCII, 1),
    US(Kind.NUMBER, 2),
    UT(Kind.LONG_PROSE, 1),
    UV(Kind.LONG, 8);

    private enum Kind {
        ASCII,
        LONG_ASCII,
        STRING,
        LONG_STRING,
        PROSE,
        LONG_PROSE,
        NUMBER,
        LONG
    }

    private static final Map<String, Vr> BY_NAME =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(Vr::name, Function.identity()));

    private final Kind kind;
    private final int wordBytes;

    Vr(Kind kind, int wordBytes) {
        this.kind = kind;
        this.wordBytes = wordBytes;
    }

    static Optional<Vr> named(String twoLetters) {
        return Optional.ofNullable(BY_NAME.get(twoLetters));
    }

    /** Whether Explicit VR writes a 32-bit length after two reserved bytes (PS3.5 table 7.1-1). */
    public boolean isLongForm() {
        return kind == Kind.LONG || kind == Kind.LONG_STRING || kind == Kind.LONG_PROSE || kind == Kind.LONG_ASCII;
    }

    /** Whether values are characters. */
    public boolean isText() {
        return kind != Kind.NUMBER && kind != Kind.LONG;
    }

    /** Whether values use the character set of (0008,0005) rather than the default repertoire. */
    public boolean usesCharacterSet() {
        return kind == Kind.STRING || kind == Kind.LONG_STRING || kind == Kind.PROSE || kind == Kind.LONG_PROSE;
    }

    /** Whether a backslash separates values; it does not in prose and in URLs. */
    public boolean isMultiValued() {
        return kind == Kind.ASCII || kind == Kind.STRING || kind == Kind.LONG_STRING;
    }

    /** Bytes of one number, 1 where the byte order does not matter. */
    public int wordBytes() {
        return wordBytes;
    }

    byte padding() {
        return isText() && this != UI ? (byte) ' ' : 0;
    }
}

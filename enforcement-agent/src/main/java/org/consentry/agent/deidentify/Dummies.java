// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import java.util.List;
import java.util.regex.Pattern;
import org.consentry.agent.dataset.CharacterSet;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Dictionary;
import org.consentry.agent.dataset.Element;
import org.consentry.agent.dataset.Vr;

/** Values that fit a VR and say nothing. */
final class Dummies {
    static final String WORD = "REMOVED";
    /**
     * Well-known frames of reference and color palettes (PS3.6 tables ). They are instances, but identify
     * nobody.
     */
    private static final Pattern STANDARD_REFERENCE =
            Pattern.compile("1\\.2\\.840\\.10008\\.1\\.(?:4\\.[0-9]+|5)\\.[0-9]+");

    private Dummies() {}

    /** A dummy in place of an element; empty stays empty. */
    static Element dummy(Element original, Pseudonyms pseudonyms, Dataset owner) {
        int tag = original.tag();
        Vr known = Dictionary.vr(tag);
        Vr vr = known == Vr.UN ? original.vr() : known;
        if (original.isEmpty() || vr == Vr.SQ) {
            return vr == Vr.SQ ? Element.sequence(tag, List.of()) : Element.of(tag, vr);
        }
        if (vr == Vr.UI) {
            return Element.of(tag, vr, uids(original, pseudonyms, owner), CharacterSet.ASCII);
        }
        if (vr.isText()) {
            return Element.of(tag, vr, text(vr), CharacterSet.ASCII);
        }
        return Element.of(tag, vr, zeros(vr));
    }

    /** A dummy in place of a value that cannot be read. */
    static Element unread(int tag, Vr vr) {
        if (vr == Vr.SQ) {
            return Element.sequence(tag, List.of());
        }
        return vr.isText() ? Element.of(tag, vr, text(vr), CharacterSet.ASCII) : Element.of(tag, vr, zeros(vr));
    }

    /** The keyed UIDs in place of an element's. */
    static String uids(Element original, Pseudonyms pseudonyms, Dataset owner) {
        return String.join(
                "\\",
                owner.strings(original).stream()
                        .map(uid ->
                                uid.isEmpty() || STANDARD_REFERENCE.matcher(uid).matches() ? uid : pseudonyms.uid(uid))
                        .toList());
    }

    private static byte[] zeros(Vr vr) {
        return new byte[vr == Vr.AT ? 2 * vr.wordBytes() : vr.wordBytes()];
    }

    private static String text(Vr vr) {
        return switch (vr) {
            case AS -> "000Y";
            case DA -> "19000101";
            case DT -> "19000101000000";
            case TM -> "000000";
            case DS, IS -> "0";
            case UR -> "urn:removed";
            case UI -> "2.25.0";
            default -> WORD;
        };
    }
}

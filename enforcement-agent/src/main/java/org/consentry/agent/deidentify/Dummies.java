// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import java.util.List;
import org.consentry.agent.dataset.CharacterSet;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Dictionary;
import org.consentry.agent.dataset.Element;
import org.consentry.agent.dataset.Vr;

/** Values that fit a VR and say nothing. */
final class Dummies {
    static final String WORD = "REMOVED";

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
        return Element.of(tag, vr, new byte[vr == Vr.AT ? 2 * vr.wordBytes() : vr.wordBytes()]);
    }

    /** The keyed UIDs in place of an element's. */
    static String uids(Element original, Pseudonyms pseudonyms, Dataset owner) {
        return String.join(
                "\\",
                owner.strings(original).stream()
                        .map(uid -> uid.isEmpty() ? uid : pseudonyms.uid(uid))
                        .toList());
    }

    private static String text(Vr vr) {
        return switch (vr) {
            case AS -> "000Y";
            case DA -> "19000101";
            case DT -> "19000101000000";
            case TM -> "000000";
            case DS, IS -> "0";
            case UR -> "urn:removed";
            default -> WORD;
        };
    }
}

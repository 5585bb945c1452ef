// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Dictionary;
import org.consentry.agent.dataset.Element;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dataset.Vr;

/**
 * Finds in what a slice's header differs from another's, as long as that concerns nothing but the differing elements:
 *
 * <ul>
 *   <li>numbers and times under the representation of PS3.6, but those of overlays: they name nobody, no part of the
 *       body and no consent;
 *   <li>SOP Instance UID;
 *   <li>dates but the patient's birth date, if the other header knows the same day;
 *   <li>private elements that leave nothing behind and tell nothing about others, nor can be unreadable. If some of
 *       them may stay, none is on its own: what it is, its creator says.
 * </ul>
 */
final class SliceChanges {
    private static final Set<Vr> NUMBERS =
            Set.of(Vr.DS, Vr.IS, Vr.TM, Vr.US, Vr.SS, Vr.UL, Vr.SL, Vr.SV, Vr.UV, Vr.FL, Vr.FD);
    /** What tells about people, other objects or times wherever it stands. */
    private static final Set<Vr> TELLING = Set.of(Vr.PN, Vr.UI, Vr.DA, Vr.DT, Vr.SQ);

    /** They say where bits of the pixels draw something ({@link OverlayRisk}). */
    private static final int OVERLAYS = 0x60000000;

    private static final int FAMILY = 0xFFFF0000;

    private SliceChanges() {}

    /**
     * The tags of elements that one of the two lacks, or that differ.
     *
     * @param known the facts of the first
     * @param privateStays whether private elements may stay
     * @return empty if the second must be looked at as a whole
     */
    static Optional<List<Integer>> between(Dataset first, Dataset second, KnownFacts known, boolean privateStays) {
        List<Element> some = first.elements();
        List<Element> others = second.elements();
        List<Integer> changed = new ArrayList<>();
        int at = 0;
        int to = 0;
        while (at < some.size() || to < others.size()) {
            int order = order(some, at, others, to);
            Element element = order <= 0 ? some.get(at) : others.get(to);
            boolean same = order == 0 && element.isSame(others.get(to));
            if (!same) {
                if ((privateStays && Tag.isPrivate(element.tag()))
                        || !isOnItsOwn(element, order <= 0 ? first : second, known)
                        || (order == 0 && !isOnItsOwn(others.get(to), second, known))) {
                    return Optional.empty();
                }
                changed.add(element.tag());
            }
            at += order <= 0 ? 1 : 0;
            to += order >= 0 ? 1 : 0;
        }
        return Optional.of(changed);
    }

    private static int order(List<Element> some, int at, List<Element> others, int to) {
        if (at == some.size()) {
            return 1;
        }
        return to == others.size()
                ? -1
                : Integer.compareUnsigned(some.get(at).tag(), others.get(to).tag());
    }

    private static boolean isOnItsOwn(Element element, Dataset owner, KnownFacts known) {
        int tag = element.tag();
        Vr vr = element.vr();
        if (Tag.isPrivate(tag)) {
            return !TELLING.contains(vr) && !vr.usesCharacterSet();
        }
        if (tag == Tag.SOP_INSTANCE_UID) {
            return vr == Vr.UI;
        }
        boolean overlay = (Dictionary.canonical(tag) & FAMILY) == OVERLAYS;
        boolean usual = vr == Dictionary.vr(tag) || (vr == Vr.SS && Dictionary.vr(tag) == Vr.US);
        if (overlay || !usual) {
            return false;
        }
        boolean date = (vr == Vr.DA || vr == Vr.DT) && tag != Tag.PATIENT_BIRTH_DATE;
        return date ? isKnown(element, owner, known) : NUMBERS.contains(vr);
    }

    private static boolean isKnown(Element element, Dataset owner, KnownFacts known) {
        return owner.strings(element).stream()
                .allMatch(value -> DateFinder.leading(value)
                        .filter(day -> !known.dates().contains(day))
                        .isEmpty());
    }
}

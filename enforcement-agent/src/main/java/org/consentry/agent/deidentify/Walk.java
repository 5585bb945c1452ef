// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consentry.agent.dataset.CharacterSet;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Dictionary;
import org.consentry.agent.dataset.Element;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dataset.Vr;

/**
 * Walks all of one data set and builds what may leave. Beyond the table it leaves out what nobody could judge: private
 * elements, tags PS3.6 does not know, values sent as UN or under a VR of another nature than the dictionary's, and
 * whole overlays and curves.
 */
final class Walk {
    private static final String MOST_SHOWN_AGE = "090Y";
    private static final int OVERLAY_FAMILY = 0x60000000;

    private final Set<ProfileOption> options;
    private final Pseudonyms pseudonyms;
    private final DateShift dates;

    Walk(Set<ProfileOption> options, Pseudonyms pseudonyms, DateShift dates) {
        this.options = options;
        this.pseudonyms = pseudonyms;
        this.dates = dates;
    }

    /** The data set as it may leave. */
    Dataset cleaned(Dataset original) {
        return walked(original, Mode.NORMAL);
    }

    /** How the elements of an item are judged. */
    private enum Mode {
        /** By the table. */
        NORMAL,
        /** As parts of content that is cleaned: by the table, and all words by the vocabulary. */
        CLEANING,
        /** As parts of a dummy: whatever could speak is replaced. */
        DUMMY
    }

    private Dataset walked(Dataset original, Mode mode) {
        Dataset result = new Dataset();
        for (Element element : original.elements()) {
            judged(element, original, mode).ifPresent(result::put);
        }
        return result;
    }

    private Optional<Element> judged(Element element, Dataset owner, Mode mode) {
        int tag = element.tag();
        if (!isJudgeable(element)) {
            return Optional.empty();
        }
        Optional<ConfidentialityTable.Row> row = ConfidentialityTable.row(tag);
        Action action = row.map(known -> known.action(options)).orElse(Action.KEEP);
        if (action == Action.CLEAN) {
            ProfileOption cleaner = row.flatMap(known -> known.cleaner(options)).orElseThrow();
            Action otherwise = row.map(ConfidentialityTable.Row::basic).orElseThrow();
            return cleaned(element, owner, cleaner).or(() -> applied(otherwise, element, owner, mode));
        }
        return applied(action, element, owner, mode);
    }

    private Optional<Element> applied(Action action, Element element, Dataset owner, Mode mode) {
        return switch (action) {
            case REMOVE, CLEAN -> Optional.empty();
            case EMPTY ->
                Optional.of(
                        element.isSequence()
                                ? Element.sequence(element.tag(), List.of())
                                : Element.of(element.tag(), Dictionary.vr(element.tag())));
            case DUMMY -> Optional.of(dummy(element, owner));
            case UID ->
                Optional.of(
                        element.isSequence() ? walkedItems(element, mode) : Dummies.dummy(element, pseudonyms, owner));
            case KEEP -> kept(element, owner, mode);
        };
    }

    private Optional<Element> kept(Element element, Dataset owner, Mode mode) {
        if (element.isSequence()) {
            return Optional.of(walkedItems(element, mode));
        }
        boolean speaks = element.vr().usesCharacterSet() && element.tag() != Tag.CODING_SCHEME_DESIGNATOR;
        if (mode == Mode.DUMMY && (speaks || element.vr() == Vr.UR)) {
            return Optional.of(Dummies.dummy(element, pseudonyms, owner));
        }
        if (mode == Mode.CLEANING && element.tag() == Tag.CODE_MEANING) {
            return Optional.of(words(element, owner).orElseGet(() -> Dummies.dummy(element, pseudonyms, owner)));
        }
        if (mode == Mode.CLEANING && (element.vr() == Vr.LO || element.vr() == Vr.UC)) {
            return words(element, owner);
        }
        return Optional.of(element.vr() == Vr.AS ? withoutGreatAge(element, owner) : element);
    }

    private Element dummy(Element element, Dataset owner) {
        if (!element.isSequence()) {
            return Dummies.dummy(element, pseudonyms, owner);
        }
        return walkedItems(element, Mode.DUMMY);
    }

    private Optional<Element> cleaned(Element element, Dataset owner, ProfileOption cleaner) {
        if (cleaner == ProfileOption.MODIFY_DATES) {
            return dates.shifted(element.vr(), owner.strings(element))
                    .map(text -> Element.of(element.tag(), element.vr(), text, CharacterSet.ASCII));
        }
        if (CodedContent.isCleanable(element, cleaner)) {
            return Optional.of(walkedItems(element, Mode.CLEANING));
        }
        return words(element, owner);
    }

    /** The harmless words of a short text. Sentences are not cleaned: half of one can say the opposite. */
    private Optional<Element> words(Element element, Dataset owner) {
        if (!isPhrase(element.vr())) {
            return Optional.empty();
        }
        return Optional.of(Descriptors.cleaned(owner.strings(element)))
                .filter(text -> !text.isEmpty())
                .map(text -> Element.of(element.tag(), element.vr(), text, CharacterSet.ASCII));
    }

    private Element walkedItems(Element element, Mode mode) {
        List<Dataset> items = new ArrayList<>();
        for (Dataset item : element.items()) {
            boolean cleaning = mode == Mode.CLEANING;
            if (!cleaning || !CodedContent.isSpeakingGraphic(element.tag(), item)) {
                items.add(walked(item, cleaning && CodedContent.isPrivateCode(item) ? Mode.DUMMY : mode));
            }
        }
        return Element.sequence(element.tag(), items);
    }

    private Element withoutGreatAge(Element element, Dataset owner) {
        boolean great = owner.strings(element).stream().anyMatch(age -> age.matches("(09[1-9]|[1-9][0-9]{2})Y"));
        return great ? Element.of(element.tag(), Vr.AS, MOST_SHOWN_AGE, CharacterSet.ASCII) : element;
    }

    private static boolean isPhrase(Vr vr) {
        return vr == Vr.LO || vr == Vr.SH || vr == Vr.UC || vr == Vr.CS;
    }

    private static boolean isJudgeable(Element element) {
        int tag = element.tag();
        int family = Dictionary.canonical(tag) & 0xFFFF0000;
        if (Tag.isPrivate(tag)
                || !Dictionary.knows(tag)
                || family == OVERLAY_FAMILY
                || family == ConfidentialityTable.CURVE_FAMILY) {
            return false;
        }
        Vr known = Dictionary.vr(tag);
        boolean alike = known.isText() == element.vr().isText() && (known == Vr.SQ) == element.isSequence();
        return alike && (element.vr() != Vr.UN || known == Vr.UN || element.isEmpty());
    }
}

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
 * Walks through a whole data set and builds what may leave. Beyond the table it leaves out what nobody could judge:
 * private elements that are not known to be safe, tags PS3.6 does not know, and whole overlays and curves. If a value
 * is of another nature than the dictionary's, the table may take it away. Otherwise it is an error, since the object
 * would not be the same without it.
 */
final class Walk {
    private static final String MOST_SHOWN_AGE = "090Y";
    private static final int OVERLAY_FAMILY = 0x60000000;

    private final Set<ProfileOption> options;
    private final Pseudonyms pseudonyms;
    private final DateShift dates;
    private final KnownFacts known;
    private final boolean hasEverydayName;

    /** @param known what the words that stay are held against: a patient may be called Long or Philips */
    Walk(Set<ProfileOption> options, Pseudonyms pseudonyms, DateShift dates, KnownFacts known) {
        this.options = options;
        this.pseudonyms = pseudonyms;
        this.dates = dates;
        this.known = known;
        this.hasEverydayName = known.hasEverydayName();
    }

    /**
     * The data set as it may leave.
     *
     * @throws UnreadableAttributeException if a value that may not simply go is of another nature than the dictionary's
     */
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
        if (mode == Mode.NORMAL && options.contains(ProfileOption.RETAIN_SAFE_PRIVATE)) {
            SafePrivate.kept(original, known).forEach(result::put);
        }
        return result;
    }

    /** One element of the data set, outside of all sequences, as it may leave. */
    Optional<Element> cleaned(Element element, Dataset owner) {
        return judged(element, owner, Mode.NORMAL);
    }

    private Optional<Element> judged(Element element, Dataset owner, Mode mode) {
        int tag = element.tag();
        if (!isJudgeable(tag)) {
            return Optional.empty();
        }
        Optional<ConfidentialityTable.Row> row = ConfidentialityTable.row(tag);
        ProfileAction action = row.map(found -> found.action(options)).orElse(ProfileAction.KEEP);
        if (!isOfItsNature(element)) {
            return foreign(element, row.map(ConfidentialityTable.Row::basic).orElse(ProfileAction.KEEP));
        }
        Optional<ProfileOption> cleaner = row.flatMap(found -> found.cleaner(options));
        if (cleaner.isPresent()) {
            ProfileAction otherwise = row.map(ConfidentialityTable.Row::basic).orElseThrow();
            return cleaned(element, owner, mode, cleaner.get()).or(() -> applied(otherwise, element, owner, mode));
        }
        return applied(action, element, owner, mode);
    }

    /** What becomes of a value that nobody can read: it goes where the table says so anyway. */
    private Optional<Element> foreign(Element element, ProfileAction basic) {
        int tag = element.tag();
        if (element.isEmpty() || basic == ProfileAction.EMPTY || basic == ProfileAction.DUMMY) {
            Vr vr = Dictionary.vr(tag);
            Element empty = vr == Vr.SQ ? Element.sequence(tag, List.of()) : Element.of(tag, vr);
            return Optional.of(element.isEmpty() || basic == ProfileAction.EMPTY ? empty : Dummies.unread(tag, vr));
        }
        if (basic != ProfileAction.REMOVE) {
            throw new UnreadableAttributeException(tag);
        }
        return Optional.empty();
    }

    private Optional<Element> applied(ProfileAction action, Element element, Dataset owner, Mode mode) {
        return switch (action) {
            case REMOVE -> Optional.empty();
            case CLEAN -> Optional.of(wholePhrase(element, owner, mode));
            case EMPTY -> emptied(element, owner);
            case DUMMY -> dummy(element, owner, Mode.DUMMY);
            case UID -> dummy(element, owner, mode);
            case KEEP -> kept(element, owner, mode);
        };
    }

    /**
     * A sequence without items is valid in fewer places than none at all; in items of others it often must be there.
     */
    private static Optional<Element> emptied(Element element, Dataset owner) {
        if (!element.isSequence()) {
            return Optional.of(Element.of(element.tag(), Dictionary.vr(element.tag())));
        }
        return owner.isItem() ? Optional.of(Element.sequence(element.tag(), List.of())) : Optional.empty();
    }

    private Optional<Element> kept(Element element, Dataset owner, Mode mode) {
        if (element.isSequence()) {
            return walkedItems(element, mode);
        }
        boolean speaks = element.vr().usesCharacterSet() && element.tag() != Tag.CODING_SCHEME_DESIGNATOR;
        if (mode == Mode.DUMMY && (speaks || element.vr() == Vr.UR)) {
            return Optional.of(Dummies.dummy(element, pseudonyms, owner));
        }
        if (mode == Mode.CLEANING && (element.vr() == Vr.LO || element.vr() == Vr.UC)) {
            return words(element, owner);
        }
        if (speaks && hasEverydayName && !SecondLook.isCode(element.tag()) && namesSomebody(element, owner)) {
            return Optional.of(Dummies.dummy(element, pseudonyms, owner));
        }
        return Optional.of(element.vr() == Vr.AS ? withoutGreatAge(element, owner) : element);
    }

    /** Whether a text that would stay has a name in it that is an everyday word; any other name is an alarm. */
    private boolean namesSomebody(Element element, Dataset owner) {
        return owner.strings(element).stream()
                .flatMap(value -> Spelling.words(value).stream())
                .anyMatch(word -> Words.isEveryday(word) && known.isName(word));
    }

    private Optional<Element> dummy(Element element, Dataset owner, Mode inside) {
        return element.isSequence()
                ? walkedItems(element, inside)
                : Optional.of(Dummies.dummy(element, pseudonyms, owner));
    }

    private Optional<Element> cleaned(Element element, Dataset owner, Mode mode, ProfileOption cleaner) {
        if (cleaner == ProfileOption.MODIFY_DATES) {
            return dates.shifted(element.vr(), owner.strings(element))
                    .map(text -> Element.of(element.tag(), element.vr(), text, CharacterSet.ASCII));
        }
        if (CodedContent.isCleanable(element, cleaner)) {
            return walkedItems(element, Mode.CLEANING);
        }
        return mode == Mode.DUMMY ? Optional.empty() : words(element, owner);
    }

    /** The harmless words of a short text. Sentences are not cleaned: half of one can say the opposite. */
    private Optional<Element> words(Element element, Dataset owner) {
        if (!isPhrase(element.vr())) {
            return Optional.empty();
        }
        return Optional.of(Descriptors.cleaned(owner.strings(element), known::isName))
                .filter(text -> !text.isEmpty())
                .map(text -> Element.of(element.tag(), element.vr(), text, CharacterSet.ASCII));
    }

    /** A text whose sense is in a code beside it stays if every word of it is harmless, and else is a dummy. */
    private Element wholePhrase(Element element, Dataset owner, Mode mode) {
        boolean harmless = mode != Mode.DUMMY
                && owner.strings(element).stream()
                        .allMatch(text -> Descriptors.isHarmlessThroughout(text, known::isName));
        return harmless ? element : Dummies.dummy(element, pseudonyms, owner);
    }

    /** The items that may stay; nothing, rather than a sequence without items, if none of several may. */
    private Optional<Element> walkedItems(Element element, Mode mode) {
        List<Dataset> items = new ArrayList<>();
        for (Dataset item : element.items()) {
            boolean cleaning = mode == Mode.CLEANING;
            if (!cleaning || !CodedContent.isSpeakingGraphic(element.tag(), item)) {
                items.add(walked(item, cleaning && CodedContent.isPrivateCode(item) ? Mode.DUMMY : mode));
            }
        }
        return items.isEmpty() && !element.isEmpty()
                ? Optional.empty()
                : Optional.of(Element.sequence(element.tag(), items));
    }

    private Element withoutGreatAge(Element element, Dataset owner) {
        boolean great = owner.strings(element).stream().anyMatch(age -> age.matches("(09[1-9]|[1-9][0-9]{2})Y"));
        return great ? Element.of(element.tag(), Vr.AS, MOST_SHOWN_AGE, CharacterSet.ASCII) : element;
    }

    private static boolean isPhrase(Vr vr) {
        return vr == Vr.LO || vr == Vr.SH || vr == Vr.UC || vr == Vr.CS;
    }

    private static boolean isJudgeable(int tag) {
        int family = Dictionary.canonical(tag) & 0xFFFF0000;
        return !Tag.isPrivate(tag)
                && Dictionary.knows(tag)
                && family != OVERLAY_FAMILY
                && family != ConfidentialityTable.CURVE_FAMILY;
    }

    private static boolean isOfItsNature(Element element) {
        Vr known = Dictionary.vr(element.tag());
        return known.isText() == element.vr().isText()
                && (known == Vr.SQ) == element.isSequence()
                && (element.vr() != Vr.UN || known == Vr.UN);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.score.world;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.consentry.agent.score.key.Fact;
import org.consentry.agent.score.key.Kind;
import org.consentry.agent.score.key.Matter;
import org.consentry.agent.score.key.Secret;
import org.consentry.agent.score.raw.RawElement;
import org.consentry.agent.score.raw.RawItem;
import org.consentry.agent.score.raw.RawWriter;
import org.consentry.agent.score.raw.Script;

/** A data set or an item that is being written together with its part of the answer key. */
final class Node {
    private final RawItem item;
    private final String prefix;
    private final Script script;
    private final List<Fact> key;
    private final Map<Integer, String> representations;

    private Node(RawItem item, String prefix, Node parent) {
        this(item, prefix, parent.script, parent.key, parent.representations);
    }

    private Node(RawItem item, String prefix, Script script, List<Fact> key, Map<Integer, String> representations) {
        this.item = item;
        this.prefix = prefix;
        this.script = script;
        this.key = key;
        this.representations = representations;
    }

    static Node top(Script script) {
        return new Node(new RawItem(), "", script, new ArrayList<>(), new TreeMap<>());
    }

    RawItem item() {
        return item;
    }

    List<Fact> key() {
        return key;
    }

    Map<Integer, String> representations() {
        return representations;
    }

    /** Itself, if nothing stands under a tag yet. */
    Optional<Node> free(int tag) {
        return item.at("%08X".formatted(tag)).isPresent() ? Optional.empty() : Optional.of(this);
    }

    /** An item of a sequence, added behind those that are there. */
    Node item(int sequence) {
        List<RawItem> items = new ArrayList<>(
                item.at("%08X".formatted(sequence)).map(RawElement::items).orElse(List.of()));
        RawItem added = new RawItem();
        items.add(added);
        item.put(RawElement.sequence(sequence, items));
        representations.put(sequence, "SQ");
        return new Node(added, path(sequence) + "/" + (items.size() - 1) + "/", this);
    }

    /** Writes without a line in the key. */
    Node write(int tag, String vr, String value) {
        return bytes(tag, vr, script.bytes(value));
    }

    /** The same in bytes; what the key said of an earlier value is void. */
    Node bytes(int tag, String vr, byte[] value) {
        key.removeIf(fact -> fact.path().equals(path(tag)));
        item.put(RawElement.of(tag, vr, value));
        representations.put(tag, vr);
        return this;
    }

    /** Takes an element out with what the key said of it. */
    void remove(int tag) {
        item.remove(tag);
        key.removeIf(fact -> fact.path().equals(path(tag)));
    }

    /** Stays, as a whole. */
    Node keep(int tag, String vr, String value) {
        return write(tag, vr, value)
                .fact(Kind.TAG_RETAINED, Matter.SCIENCE, tag, "")
                .fact(Kind.TEXT_RETAINED, Matter.SCIENCE, tag, value);
    }

    /** Stays with something in it, because the object would not be valid without. */
    Node filled(int tag) {
        return fact(Kind.TEXT_NOTNULL, Matter.SCIENCE, tag, "");
    }

    /** An unsigned short that stays. */
    Node number(int tag, int value) {
        return bytes(tag, "US", RawWriter.int16(value)).fact(Kind.TAG_RETAINED, Matter.SCIENCE, tag, "");
    }

    /** Goes, whatever else stands there then. */
    Node gone(int tag, String vr, Matter matter, String value) {
        return write(tag, vr, value).secret(tag, new Secret(matter, value));
    }

    /** A person's name; each part of it must go. */
    Node person(int tag, String value) {
        write(tag, "PN", value);
        for (String part : value.split("[\\^=]", -1)) {
            if (part.length() > 1) {
                secret(tag, new Secret(Matter.NAME, part));
            }
        }
        return this;
    }

    /** Prose; what tells who somebody is must go. */
    Node prose(int tag, String vr, Prose.Note note) {
        write(tag, vr, note.text());
        note.secrets().forEach(secret -> secret(tag, secret));
        return this;
    }

    /**
     * A description whose words stay and whose tail goes. A number stays only where no others are beside it: nobody can
     * tell the four of "4 phase" from the digits of a birth date.
     */
    Node description(int tag, String vr, String words, Prose.Note tail) {
        prose(tag, vr, new Prose.Note(words + " " + tail.text(), tail.secrets()));
        String told = tail.text().toUpperCase(Locale.ROOT);
        for (String word : words.split(" ", -1)) {
            boolean name = told.contains(word.toUpperCase(Locale.ROOT));
            boolean lost = isNumber(word) && told.chars().anyMatch(Character::isDigit);
            if (!name && !lost) {
                fact(Kind.TEXT_RETAINED, Matter.SCIENCE, tag, word);
            }
        }
        return this;
    }

    private static boolean isNumber(String word) {
        return word.chars().allMatch(Character::isDigit);
    }

    /** A DA or DT that moves with all others of the patient. */
    Node date(int tag, String vr, String value) {
        return write(tag, vr, value).fact(Kind.DATE_SHIFTED, Matter.DATE, tag, value);
    }

    /** A UID of an instance. */
    Node uid(int tag, String value) {
        return write(tag, "UI", value)
                .fact(Kind.UID_CHANGED, Matter.UID, tag, value)
                .fact(Kind.UID_CONSISTENT, Matter.UID, tag, value);
    }

    /** A code; value and scheme stay. */
    Node code(int sequence, String value, String scheme, String meaning) {
        item(sequence)
                .keep(0x00080100, "SH", value)
                .keep(0x00080102, "SH", scheme)
                .write(0x00080104, "LO", meaning)
                .filled(0x00080104);
        return this;
    }

    /** A reference to an object. */
    Node reference(int sequence, String sopClass, String instance) {
        item(sequence).keep(0x00081150, "UI", sopClass).uid(0x00081155, instance);
        return this;
    }

    /** Turns an element into one of unknown representation, as converters do. */
    Node unknown(int tag) {
        RawElement element = item.at("%08X".formatted(tag)).orElseThrow();
        byte[] value = element.vr().equals("SQ") ? inside(element) : element.value();
        item.put(RawElement.of(tag, "UN", value));
        return this;
    }

    Node fact(Kind kind, Matter matter, int tag, String text) {
        key.add(new Fact(kind, matter, path(tag), text));
        return this;
    }

    private Node secret(int tag, Secret secret) {
        return fact(Kind.TEXT_REMOVED, secret.matter(), tag, secret.text());
    }

    private String path(int tag) {
        return prefix + "%08X".formatted(tag);
    }

    /**
     * The items of a sequence in implicit little endian (PS3.5 section 6.2.2, note 2), up to the end of the last one.
     */
    private static byte[] inside(RawElement sequence) {
        byte[] whole = RawWriter.dataset(new RawItem().put(sequence), false);
        return Arrays.copyOfRange(whole, 8, whole.length - 8);
    }
}

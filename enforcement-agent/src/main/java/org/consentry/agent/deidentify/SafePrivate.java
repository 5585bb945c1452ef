// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consentry.agent.dataset.CharacterSet;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Element;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dataset.Vr;

/**
 * Private elements that may stay under the Retain Safe Private Option: numbers whose creator, place and VR are in
 * {@code safe-private.txt}. Text never stays, whatever was published about it, and neither does a number that could be
 * a day or a moment of this century. An element written as UN is not known to be a number.
 */
final class SafePrivate {
    /** What the second look lets pass in private elements besides their creators. */
    static final Set<Vr> NUMBERS = Set.of(Vr.DS, Vr.IS, Vr.US, Vr.SS, Vr.UL, Vr.SL, Vr.FL, Vr.FD);

    private static final Map<String, Set<Vr>> SAFE = load();
    private static final int MOST_BYTES = 1024;
    private static final Pattern DECIMAL = Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]{1,3})?");
    private static final LocalDate OLDEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate NEWEST = LocalDate.of(2100, 1, 1);
    private static final Instant FIRST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2050-01-01T00:00:00Z");

    private SafePrivate() {}

    /**
     * The private elements of a data set, without those of its items, that may stay, and the creators of their blocks.
     *
     * @param known a creator with one of these names in it keeps nothing
     */
    static List<Element> kept(Dataset owner, KnownFacts known) {
        Map<Integer, Element> creators = creators(owner, known);
        Map<Integer, Element> kept = new TreeMap<>();
        for (Element element : owner.elements()) {
            int tag = element.tag();
            Element creator = creators.get((tag & 0xFFFF0000) | (Tag.element(tag) >>> 8));
            if (creator != null && isSafe(element, name(owner, creator)) && isNoMoment(element, owner)) {
                kept.put(creator.tag(), Element.of(creator.tag(), Vr.LO, name(owner, creator), CharacterSet.ASCII));
                kept.put(tag, element);
            }
        }
        return new ArrayList<>(kept.values());
    }

    /** By their tags. A creator that reserves two blocks of a group reserves none: it is not clear what it says. */
    private static Map<Integer, Element> creators(Dataset owner, KnownFacts known) {
        Map<Integer, Element> creators = new HashMap<>();
        Set<String> names = new HashSet<>();
        Set<String> twice = new HashSet<>();
        for (Element element : owner.elements()) {
            if (Tag.isPrivateCreator(element.tag()) && element.vr() == Vr.LO) {
                creators.put(element.tag(), element);
                String of = Tag.group(element.tag()) + name(owner, element);
                if (!names.add(of)) {
                    twice.add(of);
                }
            }
        }
        creators.values().removeIf(element -> {
            String name = name(owner, element);
            return twice.contains(Tag.group(element.tag()) + name)
                    || Spelling.words(name).stream().anyMatch(known::isName);
        });
        return creators;
    }

    private static String name(Dataset owner, Element creator) {
        return String.join("\\", owner.strings(creator)).strip();
    }

    private static boolean isSafe(Element element, String creator) {
        String place = place(Tag.group(element.tag()), Tag.element(element.tag()) & 0xFF, creator);
        return SAFE.getOrDefault(place, Set.of()).contains(element.vr()) && element.length() <= MOST_BYTES;
    }

    /** Whether every value is a number, and none of them could say when. */
    private static boolean isNoMoment(Element element, Dataset owner) {
        if (element.vr().isText()) {
            List<String> values = owner.strings(element);
            return values.stream()
                    .allMatch(value ->
                            DECIMAL.matcher(value).matches() && !isMoment(new BigDecimal(value).doubleValue()));
        }
        int bytes = element.vr().wordBytes();
        ByteBuffer value = ByteBuffer.wrap(element.value()).order(ByteOrder.LITTLE_ENDIAN);
        if (value.remaining() % bytes != 0) {
            return false;
        }
        while (value.hasRemaining()) {
            if (isMoment(number(element.vr(), value))) {
                return false;
            }
        }
        return true;
    }

    private static double number(Vr vr, ByteBuffer value) {
        return switch (vr) {
            case US, SS -> value.getShort();
            case UL -> Integer.toUnsignedLong(value.getInt());
            case SL -> value.getInt();
            case FL -> value.getFloat();
            default -> value.getDouble();
        };
    }

    private static boolean isMoment(double number) {
        boolean seconds = number >= FIRST.getEpochSecond() && number <= LAST.getEpochSecond();
        boolean millis = number >= FIRST.toEpochMilli() && number <= LAST.toEpochMilli();
        return seconds || millis || beginsWithADay((long) number);
    }

    /** As DA and DT write it. */
    private static boolean beginsWithADay(long digits) {
        return DateFinder.leading(Long.toString(digits))
                .filter(day -> day.isAfter(OLDEST) && day.isBefore(NEWEST))
                .isPresent();
    }

    private static String place(int group, int low, String creator) {
        return group + "/" + low + "/" + creator;
    }

    private static Map<String, Set<Vr>> load() {
        return WordList.lines("safe-private.txt").stream()
                .map(line -> line.split(" ", 4))
                .collect(Collectors.toUnmodifiableMap(
                        cells -> place(Integer.parseInt(cells[0], 16), Integer.parseInt(cells[1], 16), cells[3]),
                        cells -> vrs(cells[2])));
    }

    private static Set<Vr> vrs(String names) {
        Stream<String> each = Arrays.stream(names.split("/", -1));
        return each.map(Vr::valueOf).collect(Collectors.toUnmodifiableSet());
    }
}

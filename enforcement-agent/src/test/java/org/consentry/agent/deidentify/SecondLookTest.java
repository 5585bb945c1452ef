// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.consentry.agent.dataset.CharacterSet;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Element;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dataset.Vr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecondLookTest {
    private static final SecondLook LOOK = new SecondLook(new KnownFacts(Scans.chestCt()), Set.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for Vandenberg",
                "VANDENBERG",
                "xvandenbergx",
                "Anna says",
                "ÅNNA",
                "mrn-4711-22",
                "no MRN471122!",
                "acc778899",
                "born 12.07.1931",
                "born 1931-07-12",
                "19310712",
                "07/12/1931",
                "July 12, 1931",
                "12 Jul 1931",
                "seen 29.2.2024",
                "1.2.826.0.1.3680043.9.1.1"
            })
    void whatTheOriginalKnewIsFoundInText(String text) {
        Dataset result =
                new Dataset().put(Tag.SPECIFIC_CHARACTER_SET, "ISO_IR 192").put(Tag.SERIES_DESCRIPTION, text);

        assertThat(LOOK.hit(result)).contains("(0008,103E)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CT Chest", "Annabelle", "4711", "2024", "13.07.1931", "P00112233"})
    void whatOnlyLooksSimilarIsNot(String text) {
        assertThat(LOOK.hit(new Dataset().put(Tag.SERIES_DESCRIPTION, text))).isEmpty();
    }

    @Test
    void itemsPrivateElementsAndBytesAreSearchedToo() {
        Dataset item = new Dataset().put(Tag.MANUFACTURER, "Vandenberg");
        byte[] bytes = "..Vandenberg..".getBytes(StandardCharsets.US_ASCII);

        assertThat(LOOK.hit(new Dataset().putSequence(0x00081140, new Dataset(), item)))
                .contains("(0008,1140)[1](0008,0070)");
        assertThat(LOOK.hit(new Dataset().put(Element.of(0x00420011, Vr.OB, bytes))))
                .isPresent();
        assertThat(LOOK.hit(new Dataset().put(Element.of(0x00290010, Vr.LO, "X", CharacterSet.ASCII))))
                .isPresent();
    }

    @Test
    void originalUidsMayStayOnlyWhenTheyAreMeantTo() {
        Dataset result = new Dataset().put(Tag.STUDY_INSTANCE_UID, "1.2.826.0.1.3680043.9.1.1");

        assertThat(LOOK.hit(result)).isPresent();
        assertThat(new SecondLook(new KnownFacts(Scans.chestCt()), Set.of(ProfileOption.RETAIN_UIDS)).hit(result))
                .isEmpty();
    }

    @Test
    void aShortNumberIsNotFoundInDefinedTerms() {
        // A patient number of 100 made every data set in ISO_IR 100 a hit.
        SecondLook look = new SecondLook(new KnownFacts(new Dataset().put(Tag.PATIENT_ID, "100")), Set.of());

        assertThat(look.hit(new Dataset().put(Tag.SPECIFIC_CHARACTER_SET, "ISO_IR 100")))
                .isEmpty();
        assertThat(look.hit(new Dataset().put(Tag.SERIES_DESCRIPTION, "no 100")))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        Müller,    MUELLER
        Müller,    Muller
        Mueller,   müller
        Muller,    Mueller
        Jørgensen, Joergensen
        Jørgensen, JORGENSEN
        Åberg,     Aaberg
        Weiß,      WEISS
        Łukasz,    Lukasz
        Núñez,     NUNEZ
        Иванов,    IVANOV
        Σωτήρης,   ΣΩΤΗΡΗΣ
        """)
    void aNameIsFoundInAnotherSpelling(String name, String text) {
        // MUELLER went out for Müller.
        Dataset original = new Dataset().put(Tag.SPECIFIC_CHARACTER_SET, "ISO_IR 192");
        SecondLook look = new SecondLook(new KnownFacts(original.put(Tag.PATIENT_NAME, name + "^X")), Set.of());

        for (String around : List.of(text, "seen by " + text + " today", "x" + text + "x")) {
            if (around.length() > text.length() + 2 || text.length() > 5) {
                Dataset result = new Dataset()
                        .put(Tag.SPECIFIC_CHARACTER_SET, "ISO_IR 192")
                        .put(Tag.SERIES_DESCRIPTION, around);
                assertThat(look.hit(result)).as(around).isPresent();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hand", "Long", "Chest", "Head", "Axial", "Siemens", "Normal", "Primary", "Foot", "Second", "Norma"
            })
    void anEverydayWordInATermIsNobodysName(String name) {
        // A patient called Hand whose hand was scanned was refused, and so was one called Norma for NORMALIZED.
        SecondLook look =
                new SecondLook(new KnownFacts(new Dataset().put(Tag.PATIENT_NAME, name + "^Quentin")), Set.of());
        Dataset result = new Dataset()
                .put(Tag.IMAGE_TYPE, "ORIGINAL\\PRIMARY\\AXIAL\\NORMAL")
                .put(Tag.BODY_PART_EXAMINED, "HAND")
                .put(0x00180022, "LONG_HEAD\\SECOND")
                .put(Tag.CODE_VALUE, "CHEST")
                .put(0x00185100, "FOOT");

        assertThat(look.hit(result)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hand", "Long", "Brown", "Chest", "Norma"})
    void inFreeTextItIs(String name) {
        SecondLook look =
                new SecondLook(new KnownFacts(new Dataset().put(Tag.PATIENT_NAME, name + "^Quentin")), Set.of());

        assertThat(look.hit(new Dataset().put(Tag.SERIES_DESCRIPTION, "film of " + name)))
                .isPresent();
        assertThat(look.hit(new Dataset().put(Tag.BODY_PART_EXAMINED, name + " QUENTIN")))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"REMOVED", "Removed by CTP", "REMOVED^REMOVED", "Anonymous", "UNKNOWN", "XXXXX", "000000"})
    void aPlaceholderIsNoFact(String placeholder) {
        // Our own dummy, or that of those who cleaned the object before us, was taken for a name: 20 real scans.
        Dataset original = new Dataset()
                .put(0x00080090, placeholder)
                .put(Tag.PATIENT_NAME, placeholder)
                .put(Tag.ACCESSION_NUMBER, placeholder)
                .put(Tag.PATIENT_BIRTH_DATE, "19000101");
        Dataset result = new Dataset()
                .put(Tag.MANUFACTURER, placeholder)
                .put(0x00081070, "REMOVED")
                .put(Tag.CONTENT_DATE, "19000101")
                .put(Tag.STUDY_TIME, "000000");

        assertThat(new SecondLook(new KnownFacts(original), Set.of()).hit(result))
                .isEmpty();
    }

    @Test
    void aNameBesideAPlaceholderIsAFact() {
        Dataset original =
                new Dataset().put(Tag.PATIENT_NAME, "REMOVED^Vandenberg").put(0x00080090, "Blank^Unknown");
        SecondLook look = new SecondLook(new KnownFacts(original), Set.of());

        assertThat(look.hit(new Dataset().put(Tag.SERIES_DESCRIPTION, "for Vandenberg")))
                .isPresent();
        assertThat(look.hit(new Dataset().put(Tag.SERIES_DESCRIPTION, "for Blank")))
                .isPresent();
    }

    @Test
    void everyUidThatIsNotEverybodysIsLookedFor() {
        // Only five of some eighty attributes with UIDs were collected.
        Dataset original = new Dataset()
                .put(0x00209312, "1.2.826.0.1.3680043.9.9.1")
                .put(Tag.SOP_CLASS_UID, Scans.CT_IMAGE)
                .put(0x0008010C, "2.16.840.1.113883.6.96");
        SecondLook look = new SecondLook(new KnownFacts(original), Set.of());

        assertThat(look.hit(new Dataset().put(Tag.MANUFACTURER, "of 1.2.826.0.1.3680043.9.9.1")))
                .isPresent();
        assertThat(look.hit(
                        new Dataset().put(Tag.SOP_CLASS_UID, Scans.CT_IMAGE).put(0x0008010C, "2.16.840.1.113883.6.96")))
                .isEmpty();
    }

    @Test
    void aShortNameIsFoundWhole() {
        Dataset original = new Dataset().put(Tag.PATIENT_NAME, "Li^Wu");
        SecondLook look = new SecondLook(new KnownFacts(original), Set.of());

        assertThat(look.hit(new Dataset().put(Tag.SERIES_DESCRIPTION, "scan of wu li today")))
                .isPresent();
        assertThat(look.hit(new Dataset().put(Tag.SERIES_DESCRIPTION, "li"))).isEmpty();
    }

    @Test
    void theBirthDateIsFoundAmongDatesThatMoved() {
        assertThat(LOOK.hit(new Dataset().put(Tag.CONTENT_DATE, "19310712"))).isPresent();
        assertThat(LOOK.hit(new Dataset().put(Tag.CONTENT_DATE, "20240229"))).isEmpty();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.consentry.agent.dataset.CharacterSet;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Element;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dataset.Vr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecondLookTest {
    private static final SecondLook LOOK = new SecondLook(Scans.chestCt(), false);

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
        assertThat(new SecondLook(Scans.chestCt(), true).hit(result)).isEmpty();
    }

    @Test
    void aShortNumberIsNotFoundInDefinedTerms() {
        // A patient number of 100 made every data set in ISO_IR 100 a hit.
        SecondLook look = new SecondLook(new Dataset().put(Tag.PATIENT_ID, "100"), false);

        assertThat(look.hit(new Dataset().put(Tag.SPECIFIC_CHARACTER_SET, "ISO_IR 100")))
                .isEmpty();
        assertThat(look.hit(new Dataset().put(Tag.SERIES_DESCRIPTION, "no 100")))
                .isPresent();
    }

    @Test
    void aShortNameIsFoundWhole() {
        Dataset original = new Dataset().put(Tag.PATIENT_NAME, "Li^Wu");
        SecondLook look = new SecondLook(original, false);

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

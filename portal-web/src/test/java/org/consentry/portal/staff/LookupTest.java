// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.consentry.portal.fhir.patient.PatientFacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LookupTest {

    private static final PatientFacts ANNA =
            new PatientFacts("p1", "Anna Mar\u00eda \u00c1vila", "1961-04-09", "MRN-410074", "female", List.of());

    /** Only the exact number opened the patient. */
    @ParameterizedTest
    @ValueSource(strings = {"MRN-410074", "mrn-410074", "410074", " 410074 ", "MRN- 410074"})
    void aRecordNumberIsFoundAsStaffTypeIt(String typed) {
        assertThat(RecordNumber.spellings(typed, "MRN-")).contains("MRN-410074");
    }

    @Test
    void withoutAPrefixANumberIsLookedForAsTypedAndInCapitals() {
        assertThat(RecordNumber.spellings("a-12", "")).containsExactly("a-12", "A-12");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1961-04-09", "4/9/1961", "04/09/1961", "4-9-1961", " 4.9.1961"})
    void aBirthDateIsReadAsStaffTypeIt(String typed) {
        assertThat(TypedDate.read(typed)).contains(LocalDate.of(1961, 4, 9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4/9/61", "13/13/1961", "April", "1961-13-01", "2/30/1961"})
    void whatCouldBeAnotherDayIsNoDate(String typed) {
        assertThat(TypedDate.read(typed)).isEmpty();
    }

    /** A number beside another person's name opened the patient of the number. */
    @ParameterizedTest
    @CsvSource(textBlock = """
                    '',            '',         true
                    avila,         '',         true
                    \u00c1vila,   1961-04-09, true
                    Anna Avila,    '',         true
                    Brown,         '',         false
                    Avila,         1961-04-10, false
                    '',            1961-04-10, false
                    Avi,           '',         false
                    """)
    void aNumberFindsNobodyOfAnotherNameOrBirthDate(String name, String born, boolean fits) {
        assertThat(new Lookup("To help", "410074", "", name, born).fits(ANNA)).isEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource({
        "L-7Q4K-M2RT, ''",
        "l7q4k m2rt, ''",
        "C-7Q4K-M2RT-2, ''",
        "q-7k2m9, ''",
        "410074, said",
        "L-7Q4K-M2R0, said"
    })
    void aNumberThatAPatientReadsOutHasItsForm(String said, String wrong) {
        LookupForm form = LookupForm.of(Map.of("said", said, "why", "question"));

        assertThat(form.mistakes())
                .extracting(Mistake::field)
                .containsExactlyElementsOf(wrong.isEmpty() ? List.of() : List.of(wrong));
    }

    @Test
    void aBirthDateBesideANumberMustBeADateToo() {
        LookupForm form = LookupForm.of(Map.of("number", "410074", "birthDate", "yesterday", "why", "question"));

        assertThat(form.mistakes()).extracting(Mistake::field).containsExactly("birthDate");
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Set;
import org.consentry.agent.dicomweb.body.RefusedBodyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebQueryReaderTest {
    @Test
    void aSearchWithoutAnythingListsAllThatThereIs() {
        WebQuery query = read(SearchLevel.STUDIES, "");

        assertThat(query.keys().lists()).isEmpty();
        assertThat(query.offset()).isZero();
        assertThat(query.limit()).isEqualTo(WebQuery.MOST_LISTED);
        assertThat(query.all() || query.fuzzy()).isFalse();
    }

    @Test
    void keysAreNamedByKeywordsOrTagsAndListsByCommasOrBackslashes() {
        WebQuery query = read(
                SearchLevel.STUDIES,
                "StudyInstanceUID=1.2.3%2C1.2.4&00080061=CT%5CMR&StudyDate=20260101-&includefield=PatientSex,00080020"
                        + "&includefield=StudyTime&fuzzymatching=true&limit=20&offset=40&ModalitiesInStudy=CT");

        assertThat(query.keys().studies()).containsExactlyInAnyOrder("1.2.3", "1.2.4");
        assertThat(query.keys().modality()).as("both at once").contains("CT");
        assertThat(query.keys().date()).isEqualTo(new DateRange("20260101", ""));
        assertThat(query.include()).contains(Attribute.PATIENT_SEX, Attribute.STUDY_DATE, Attribute.STUDY_TIME);
        assertThat(query.fuzzy()).isTrue();
        assertThat(query.limit()).isEqualTo(20);
        assertThat(query.offset()).isEqualTo(40);
    }

    @Test
    void noAnswerIsLongerThanTheMost() {
        assertThat(read(SearchLevel.STUDIES, "limit=999999999").limit()).isEqualTo(WebQuery.MOST_LISTED);
    }

    @Test
    void theAddressNamesStudyAndSeries() {
        WebQuery query = WebQueryReader.read(
                SearchLevel.INSTANCES, Optional.of("1.2.3"), Optional.of("1.2.3.1"), Optional.of("Modality=CT"));

        assertThat(query.keys().studies()).containsExactly("1.2.3");
        assertThat(query.keys().lists().get(Attribute.SERIES_UID)).isEqualTo(Set.of("1.2.3.1"));
    }

    /** Whether a name matches would tell who is a patient here. So would a number that somebody has from elsewhere. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "PatientName=Fictional*",
                "PatientID=P-100",
                "00100020=P-100",
                "PatientBirthDate=19700101",
                "PatientSex=F",
                "IssuerOfPatientID=A",
                "OtherPatientIDs=A",
                "AccessionNumber=A-4711",
                "ReferringPhysicianName=A",
                "StudyID=1",
                "StudyTime=1015",
                "StudyDescription=Chest*",
                "InstitutionName=A",
                "PerformingPhysicianName=A",
                "PatientID="
            })
    void aKeyThatPointsToAPersonIsRefusedAndSaysWhy(String query) {
        assertRefused(SearchLevel.STUDIES, query, "no key that points to a person");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            STUDIES   | Rows=512                          | other keys
            STUDIES   | Modality=CT                       | other keys
            SERIES    | SOPInstanceUID=1.2&StudyInstanceUID=1.2 | other keys
            STUDIES   | Nonsense=1                        | keys that DICOM knows
            STUDIES   | 00091010=1                        | keys that DICOM knows
            STUDIES   | StudyInstanceUID=*                | no wildcards
            STUDIES   | StudyInstanceUID=1.2%26limit=1    | no wildcards
            STUDIES   | StudyInstanceUID=1.2,             | no wildcards
            STUDIES   | ModalitiesInStudy=C?              | no wildcards
            STUDIES   | ModalitiesInStudy=ct%20           | no wildcards
            STUDIES   | StudyDate=2026                    | StudyDate as
            STUDIES   | StudyDate=-                       | StudyDate as
            STUDIES   | limit=-1                          | as numbers
            STUDIES   | offset=1e3                        | as numbers
            STUDIES   | limit=1&limit=2                   | each parameter once
            STUDIES   | fuzzymatching=yes                 | true or false
            STUDIES   | includefield=Nonsense             | includefield as
            STUDIES   | limit                             | name=value
            STUDIES   | =1                                | name=value
            STUDIES   | StudyDate=%zz                     | RFC 3986
            SERIES    | Modality=CT                       | within studies
            INSTANCES | ``                                | within studies
            STUDIES   | StudyInstanceUID=1.1,1.2,1.3,1.4,1.5,1.6,1.7,1.8,1.9,1.10,1.11 | at most 10 studies
            """)
    void whatIsNotUnderstoodIsRefusedAndNotPassedOn(SearchLevel level, String query, String why) {
        assertRefused(level, query, why);
    }

    @Test
    void theAddressAndAKeyCannotNameDifferentStudies() {
        assertThatThrownBy(() -> WebQueryReader.read(
                        SearchLevel.SERIES,
                        Optional.of("1.2.3"),
                        Optional.empty(),
                        Optional.of("StudyInstanceUID=1.2.4")))
                .hasMessageContaining("the same UID");
    }

    @Test
    void aLongQueryIsRefused() {
        assertRefused(SearchLevel.STUDIES, "limit=" + "1".repeat(8_000), "at most 8000 characters");
    }

    @ParameterizedTest
    @CsvSource({
        "20260102, 20260102, true",
        "20260102, 20260103, false",
        "20260102-20260104, 20260104, true",
        "20260102-20260104, 20260105, false",
        "-20260104, 19991231, true",
        "20260102-, 20260101, false",
        "20260102-, 2026, false"
    })
    void datesAreWithinARangeWithBothEnds(String range, String date, boolean within) {
        assertThat(DateRange.of(range).holds(date)).isEqualTo(within);
    }

    private static WebQuery read(SearchLevel level, String query) {
        return WebQueryReader.read(level, Optional.empty(), Optional.empty(), Optional.of(query));
    }

    private static void assertRefused(SearchLevel level, String query, String why) {
        assertThatThrownBy(() -> read(level, query))
                .isInstanceOfSatisfying(
                        RefusedBodyException.class, e -> assertThat(e.status()).isEqualTo(400))
                .hasMessageContaining(why);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharedKindTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
                    Radiology report,                     REPORT
                    REPORT OF 2026-01-09,                 REPORT
                    Informe de alta,                      REPORT
                    'Discharge letter, 2026-01-09',       LETTER
                    Summary of care,                      SUMMARY
                    Lab results,                          RESULT
                    Progress note,                        NOTE
                    Clinical document 4711,               DOCUMENT
                    Chest images,                         SCAN
                    Imágenes del tórax,                   SCAN
                    """)
    void oneKindThatWeKnowIsCalledByItsName(String told, SharedKind thing) {
        assertThat(SharedKind.called(told)).isEqualTo(thing);
    }

    /** A guess would be as untrue as "a scan" was. */
    @ParameterizedTest
    @CsvSource(textBlock = """
                    ''
                    Medication list
                    Study 4711
                    MRN-0001 AVERY^ANNA
                    Report and letter
                    Report of the scan
                    Images without report
                    'Report, CT'
                    Report/CT
                    No letter
                    Reporting data
                    Documented allergies
                    Informe y receta
                    """)
    void whatIsNotClearIsSomethingFromTheRecord(String told) {
        assertThat(SharedKind.called(told)).isEqualTo(SharedKind.OTHER);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consentry.server.audit.event.OldRecord;
import org.consentry.server.terminology.Terminology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the cells of a row mean, and what is said of those that mean nothing. */
class OldRowTest {
    private static final Map<String, String> GOOD = Map.of(
            "study-uid", "1.2.3",
            "patient-number", "",
            "scan-date", "",
            "sent", "2021-03-14",
            "recipient", "northlight",
            "why", "MLTRAINING",
            "permission", "Signed form of 2020",
            "country", "us",
            "name", "Off",
            "images", "214");

    private final List<OldFault> faults = new ArrayList<>();

    @Test
    void aDayBeginsAtTheHospitalAndNoTimeIsMadeUp() {
        Optional<OldRow> row = read(GOOD);

        assertThat(faults).isEmpty();
        assertThat(row).hasValueSatisfying(read -> {
            assertThat(read.at()).isEqualTo(Instant.parse("2021-03-14T05:00:00Z"));
            assertThat(read.told()).isEqualTo(new OldRecord("Signed form of 2020", "US", "none", 214, true));
        });
    }

    @Test
    void aTimeIsKept() {
        Map<String, String> cells = new HashMap<>(GOOD);
        cells.put("sent", "2021-06-14 14:05");

        assertThat(read(cells)).hasValueSatisfying(read -> {
            assertThat(read.at()).isEqualTo(Instant.parse("2021-06-14T18:05:00Z"));
            assertThat(read.told().isDay()).isFalse();
        });
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            study-uid,   one.two,          UID
            study-uid,   '',               EMPTY
            scan-date,   03/14/2021,       DAY
            sent,        '',               EMPTY
            sent,        03/14/2021,       DAY
            sent,        2021-02-30,       DAY
            sent,        2031-01-01,       FUTURE
            sent,        1901-01-01,       EARLY
            recipient,   '',               EMPTY
            why,         AI,               PURPOSE
            permission,  '',               EMPTY
            country,     USA,              COUNTRY
            name,        yes,              NAME
            images,      many,             IMAGES
            images,      0,                IMAGES
            """)
    void whatMeansNothingIsNamedByRowAndColumn(String column, String cell, OldFault.Kind kind) {
        Map<String, String> cells = new HashMap<>(GOOD);
        cells.put(column, cell);

        assertThat(read(cells)).isEmpty();
        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.row()).isEqualTo(7);
            assertThat(fault.column()).isEqualTo(column);
            assertThat(fault.kind()).isEqualTo(kind);
        });
    }

    @Test
    void noFaultRepeatsWhatCouldTellOfAPatient() {
        Map<String, String> cells = new HashMap<>(GOOD);
        cells.put("study-uid", "Anna Example");
        cells.put("patient-number", "x".repeat(201));
        cells.put("permission", "Anna\u0007");

        assertThat(read(cells)).isEmpty();
        assertThat(faults).hasSize(3).allMatch(fault -> fault.found().isEmpty());
    }

    private Optional<OldRow> read(Map<String, String> cells) {
        return new OldRow.Reader(
                        Terminology.shipped(),
                        ZoneId.of("America/New_York"),
                        Instant.parse("2026-12-01T00:00:00Z"),
                        faults::add)
                .read(7, cells);
    }
}

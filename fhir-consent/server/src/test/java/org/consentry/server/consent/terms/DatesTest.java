// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.consentry.policy.Period;
import org.consentry.policy.Span;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A date means its whole span, in the zone it was written in; the hospital's is New York's. */
class DatesTest {
    @ParameterizedTest(name = "made {0}: {1} to {2} is {3} to {4}")
    @CsvSource(nullValues = "-", textBlock = """
            2026-05-01T10:00:00Z,      2026,       2026,       2026-01-01T05:00:00Z, 2027-01-01T04:59:59.999Z
            2026-05-01T10:00:00Z,      2026-03,    2026-06-30, 2026-03-01T05:00:00Z, 2026-07-01T03:59:59.999Z
            2026-05-01,                2026-06-30, 2026-06-30, 2026-06-30T04:00:00Z, 2026-07-01T03:59:59.999Z
            2026-05-01T12:00:00+02:00, 2026-06-30, 2026-06-30, 2026-06-29T22:00:00Z, 2026-06-30T21:59:59.999Z
            2026-01-05T12:00:00-05:00, 2026-07-01, 2026-07-01, 2026-07-01T04:00:00Z, 2026-07-02T03:59:59.999Z
            2026-05-01T10:00:00Z,      2026-03-08, 2026-03-08, 2026-03-08T05:00:00Z, 2026-03-09T03:59:59.999Z
            2026-05-01T10:00:00Z,      2026-11-01, 2026-11-01, 2026-11-01T04:00:00Z, 2026-11-02T04:59:59.999Z
            2026-05-01T10:00:00Z,      2026-06-30T10:00:00+02:00, -, 2026-06-30T08:00:00Z, -
            2026-05-01T10:00:00Z,      -,          2026-06-30T10:00:00Z, -,          2026-06-30T10:00:00.999Z
            """)
    void aDateIsItsWholeSpan(String made, String start, String end, Instant low, Instant high) {
        Consent consent = Consents.no();
        consent.setDateTimeElement(new DateTimeType(made));
        org.hl7.fhir.r4.model.Period period = new org.hl7.fhir.r4.model.Period();
        if (start != null) {
            period.setStartElement(new DateTimeType(start));
        }
        if (end != null) {
            period.setEndElement(new DateTimeType(end));
        }
        consent.getProvision().setPeriod(period).setDataPeriod(period.copy());

        assertThat(Consents.rule(consent).period()).isEqualTo(new Period(low, high));
        assertThat(Consents.rule(consent).conditions().data().taken()).isEqualTo(new Period(low, high));
    }

    @ParameterizedTest
    @CsvSource({
        "2026,2026-01-01T05:00:00Z",
        "2026-06-15,2026-06-15T04:00:00Z",
        "2026-05-01T12:00:00+02:00,2026-05-01T10:00:00Z"
    })
    void aChoiceCountsFromTheEarliestInstantItsDateCanMean(String made, Instant from) {
        assertThat(countsFrom(made)).isEqualTo(from);
    }

    /** Of a partial date only its first instant was once kept, and a no of a day lost against a yes of that morning. */
    @ParameterizedTest
    @CsvSource({
        "2026,2026-01-01T05:00:00Z,2027-01-01T04:59:59.999Z",
        "2026-03,2026-03-01T05:00:00Z,2026-04-01T03:59:59.999Z",
        "2026-03-08,2026-03-08T05:00:00Z,2026-03-09T03:59:59.999Z",
        "2026-05-01T12:00:00+02:00,2026-05-01T10:00:00Z,2026-05-01T10:00:00.999Z",
        "2026-05-01T12:00:00.250Z,2026-05-01T12:00:00.250Z,2026-05-01T12:00:00.250Z",
        "2026-05-02T00:04:00Z,2026-05-02T00:00:00Z,2026-05-02T00:00:00.999Z"
    })
    void aChoiceWasMadeSomewhereInTheWholeSpanOfItsDate(String made, Instant earliest, Instant latest) {
        assertThat(made(made)).isEqualTo(new Span(earliest, latest));
    }

    /** Recorded at midnight: a sender's clock may be ahead, but what was recorded had been made. */
    @ParameterizedTest
    @CsvSource({
        "2026-05-01T23:59:59.999Z,2026-05-01T23:59:59.999Z",
        "2026-05-02T00:00:01Z,2026-05-02T00:00:00Z",
        "2026-05-02T00:05:00Z,2026-05-02T00:00:00Z",
        "2026-05-02T00:05:00.001Z,2026-05-02T00:05:00.001Z"
    })
    void aClockThatIsAheadDelaysNoChoice(String made, Instant from) {
        assertThat(countsFrom(made)).isEqualTo(from);
    }

    @Test
    void aChoiceWithoutDateCountsFromWhenItWasRecorded() {
        Consent consent = Consents.no();
        consent.setDateTimeElement(null);

        assertThat(Consents.read(consent).made()).isEqualTo(Span.at(Instant.parse("2026-05-02T00:00:00Z")));
    }

    private static Instant countsFrom(String made) {
        return made(made).earliest();
    }

    private static Span made(String dateTime) {
        Consent consent = Consents.no();
        consent.setDateTimeElement(new DateTimeType(dateTime));
        return Consents.read(consent).made();
    }
}

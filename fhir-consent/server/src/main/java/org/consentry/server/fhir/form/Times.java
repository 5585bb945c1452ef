// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.form;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.consentry.server.access.answer.FhirErrors;
import org.consentry.server.storage.Criterion;
import org.consentry.server.storage.IndexEntry;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Timing;

/** Reads days and times as spans, and compares them as R4 does. */
public final class Times {
    private static final int PREFIX = 2;
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    /** The form of a date. HAPI reads the part that looks like a date and ignores the rest. */
    private static final Pattern FORM = Pattern.compile(
            "\\d{4}(-\\d\\d(-\\d\\d(T\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?(Z|[+-]\\d\\d:\\d\\d)?)?)?)?");

    private Times() {}

    public static List<IndexEntry> dates(String name, IBase value, ZoneId zone) {
        return span(value, zone).map(span -> IndexEntry.date(name, span.low(), span.high())).stream()
                .toList();
    }

    /** The first and the last instant that an element means; empty if it means none. */
    public static Optional<DateSpan> span(IBase value, ZoneId zone) {
        if (value instanceof BaseDateTimeType date) {
            return date.hasValue() ? Optional.of(DateSpan.of(date, zone)) : Optional.empty();
        }
        if (value instanceof Period period) {
            Instant low =
                    span(period.getStartElement(), zone).map(DateSpan::low).orElse(FIRST);
            Instant high =
                    span(period.getEndElement(), zone).map(DateSpan::high).orElse(LAST);
            return period.isEmpty() ? Optional.empty() : Optional.of(new DateSpan(low, high));
        }
        if (value instanceof Timing timing) {
            Stream<DateSpan> events = timing.getEvent().stream().flatMap(event -> span(event, zone).stream());
            Stream<DateSpan> bounds = timing.getRepeat().getBounds() instanceof Period period
                    ? span(period, zone).stream()
                    : Stream.empty();
            return Stream.concat(events, bounds).reduce(Times::both);
        }
        return Optional.empty();
    }

    /** A comparison such as {@code ge2026-01-31}. */
    public static Criterion.Value comparison(String name, String text, ZoneId zone) {
        boolean prefixed = text.length() > PREFIX && Character.isLetter(text.charAt(0));
        DateSpan asked = asked(name, prefixed ? text.substring(PREFIX) : text, zone);
        Instant low = asked.low();
        Instant high = asked.high();
        Instant before = low.minusMillis(1);
        Instant behind = high.plusMillis(1);
        return switch (prefixed ? text.substring(0, PREFIX) : "eq") {
            case "eq" -> new Criterion.Span(low, null, null, high);
            case "ne" -> new Criterion.Outside(new Criterion.Span(low, null, null, high));
            case "gt" -> new Criterion.Span(null, null, behind, null);
            case "ge" -> new Criterion.Span(null, null, low, null);
            case "lt" -> new Criterion.Span(null, before, null, null);
            case "le" -> new Criterion.Span(null, high, null, null);
            case "sa" -> new Criterion.Span(behind, null, null, null);
            case "eb" -> new Criterion.Span(null, null, null, before);
            case "ap" -> new Criterion.Span(null, high, low, null);
            default ->
                throw FhirErrors.badRequest("Expected " + name + " with eq, ne, gt, ge, lt, le, sa, eb, ap or none");
        };
    }

    private static DateSpan asked(String name, String text, ZoneId zone) {
        try {
            // R4 lets a search leave out the seconds; a space is a plus sign that was not encoded.
            String whole = text.replace(' ', '+').replaceFirst("(T\\d\\d:\\d\\d)(?!:)", "$1:00");
            DateTimeType date = new DateTimeType(whole);
            if (date.hasValue() && FORM.matcher(text.replace(' ', '+')).matches()) {
                boolean minute = !whole.equals(text.replace(' ', '+'));
                date.setPrecision(minute ? TemporalPrecisionEnum.MINUTE : date.getPrecision());
                return DateSpan.of(date, zone);
            }
        } catch (IllegalArgumentException | ca.uhn.fhir.parser.DataFormatException notADate) {
            throw FhirErrors.badRequest(
                    "Expected " + name + " as a date such as 2026, 2026-01-31 or 2026-01-31T10:00:00Z");
        }
        throw FhirErrors.badRequest("Expected " + name + " as a date such as 2026-01-31 and nothing else");
    }

    private static DateSpan both(DateSpan one, DateSpan other) {
        return new DateSpan(
                one.low().isBefore(other.low()) ? one.low() : other.low(),
                one.high().isAfter(other.high()) ? one.high() : other.high());
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.consentry.policy.Code;
import org.consentry.policy.Confidentiality;
import org.consentry.policy.ConsentFlag;
import org.consentry.policy.PatientId;
import org.consentry.policy.Period;
import org.consentry.policy.Place;
import org.consentry.policy.RecipientId;
import org.consentry.policy.Study;
import org.jspecify.annotations.Nullable;

/**
 * What whoever asks says besides, which counts only where the register knows nothing itself: a claim never makes a
 * known scan look more harmless.
 *
 * @param patient whose scan it is said to be, or null
 * @param study what is said of the scan, without its UID
 * @param project the research project, as {@code ResearchStudy/id}, or null
 * @param sale whether money is paid
 * @param place where the parties are said to be
 * @param asOf the instant the decision is for, or null for now
 * @param knownAsOf what was known then counts, or null for now
 */
public record Claims(
        @Nullable PatientId patient,
        Study study,
        @Nullable String project,
        boolean sale,
        Place place,
        @Nullable Instant asOf,
        @Nullable Instant knownAsOf) {

    /** Nothing said. */
    public static final Claims NONE = new Claims(null, Study.UNKNOWN, null, false, Place.UNKNOWN, null, null);

    private static final ZoneOffset EARLIEST = ZoneOffset.ofHours(14);
    private static final ZoneOffset LATEST = ZoneOffset.ofHours(-12);

    /** The same, about this instant. */
    public Claims at(Instant instant) {
        return new Claims(patient, study, project, sale, place, instant, knownAsOf);
    }

    /** Whether this asks about another moment than now. */
    public boolean isRetrospective() {
        return asOf != null || knownAsOf != null;
    }

    /**
     * What is known of a scan with what is claimed of it. What is known wins; what is claimed besides a known list is
     * added to it, which can only narrow a yes and widen a no.
     */
    public Study onto(Study known) {
        return new Study(
                known.uid(),
                both(known.content(), study.content()),
                known.started() != null ? known.started() : study.started(),
                both(known.marking(), study.marking()),
                kept(known.origin(), study.origin()),
                // The flags stand from the most to the least harmless.
                known.flag().compareTo(study.flag()) >= 0 ? known.flag() : study.flag());
    }

    static Claims read(Members resource, Members context) {
        Members properties = resource.optionalObject("properties").orElse(Members.EMPTY);
        Set<Code> labels = properties.oneOrMore("labels", text -> code(text, Code.ACT_CODE));
        Members places = context.optionalObject("jurisdiction").orElse(Members.EMPTY);
        return new Claims(
                patient(properties),
                Study.UNKNOWN
                        .coded(
                                properties.oneOrMore("modality", text -> code(text, Code.DCM)),
                                properties.oneOrMore("body_site", text -> code(text, Code.SNOMED)),
                                Set.of())
                        .taken(properties.has("started") ? properties.converted("started", Claims::period) : null)
                        .labeled(level(labels), sensitivities(labels))
                        .from(custodian(properties), null, null)
                        .flagged(properties
                                .optionalConstant("consent_flag", ConsentFlag.class)
                                .orElse(ConsentFlag.ABSENT)),
                context.optionalText("project").orElse(null),
                context.has("sale") && context.flag("sale"),
                new Place(
                        places.optionalText("patient").orElse(null),
                        places.optionalText("facility").orElse(null),
                        places.optionalText("recipient").orElse(null)),
                context.optionalInstant("as_of").orElse(null),
                context.optionalInstant("known_as_of").orElse(null));
    }

    private static @Nullable RecipientId custodian(Members properties) {
        return properties.has("custodian") ? properties.converted("custodian", Spellings::recipient) : null;
    }

    private static @Nullable PatientId patient(Members properties) {
        return properties.has("patient") ? properties.converted("patient", Spellings::patient) : null;
    }

    private static Study.Content both(Study.Content known, Study.Content claimed) {
        return new Study.Content(
                both(known.modalities(), claimed.modalities()),
                both(known.bodySites(), claimed.bodySites()),
                both(known.procedures(), claimed.procedures()));
    }

    private static Study.Marking both(Study.Marking known, Study.Marking claimed) {
        boolean enough = known.confidentiality().compareTo(claimed.confidentiality()) >= 0;
        return new Study.Marking(
                enough ? known.confidentiality() : claimed.confidentiality(),
                both(known.sensitivities(), claimed.sensitivities()));
    }

    /** Of where a scan comes from only the custodian may be claimed. */
    private static Study.Origin kept(Study.Origin known, Study.Origin claimed) {
        return known.custodian() != null
                ? known
                : new Study.Origin(claimed.custodian(), known.authors(), known.references());
    }

    private static <T> Set<T> both(Set<T> known, Set<T> claimed) {
        if (claimed.isEmpty() || known.containsAll(claimed)) {
            return known;
        }
        Set<T> all = new HashSet<>(known);
        all.addAll(claimed);
        return all;
    }

    private static Code code(String text, String system) {
        int bar = text.indexOf('|');
        return bar < 0 ? new Code(system, text) : new Code(text.substring(0, bar), text.substring(bar + 1));
    }

    private static Optional<Confidentiality> level(Code label) {
        return Stream.of(Confidentiality.values())
                .filter(level -> level.name().equals(label.code()))
                .findFirst();
    }

    private static Confidentiality level(Set<Code> labels) {
        return labels.stream()
                .flatMap(label -> level(label).stream())
                .max(Confidentiality::compareTo)
                .orElse(Confidentiality.N);
    }

    private static Set<Code> sensitivities(Set<Code> labels) {
        return labels.stream()
                .filter(label -> level(label).isEmpty())
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }

    /** An instant, or a day, which is then all that is this day anywhere. */
    private static Period period(String text) {
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            return new Period(instant, instant);
        } catch (DateTimeParseException noInstant) {
            LocalDate day = LocalDate.parse(text);
            return new Period(
                    day.atStartOfDay().toInstant(EARLIEST),
                    day.plusDays(1).atStartOfDay().toInstant(LATEST).minusMillis(1));
        }
    }
}

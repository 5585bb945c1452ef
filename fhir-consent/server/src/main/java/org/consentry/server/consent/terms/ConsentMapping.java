// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.terms;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.consentry.policy.ConsentRef;
import org.consentry.policy.ConsentTerms;
import org.consentry.policy.PatientTerms;
import org.consentry.policy.Span;
import org.consentry.server.access.answer.Complaints;
import org.consentry.server.fhir.form.DateSpan;
import org.consentry.server.terminology.Terminology;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DateTimeType;

/**
 * Reduces an R4 Consent to the terms that a decision needs. An element that cannot be computed stays in the terms as
 * something that blocks. It never disappears.
 */
public final class ConsentMapping {
    private static final String SCOPES = "http://terminology.hl7.org/CodeSystem/consentscope";
    /** Scopes that say nothing about disclosure: consents to care and advance directives. */
    private static final Set<String> OTHER_MATTERS = Set.of("adr", "treatment");

    private static final String RESEARCH = "research";

    private final ReferencesMapping references;
    private final Terminology terminology;
    private final ZoneId zone;

    public ConsentMapping(ReferencesMapping references, Terminology terminology, ZoneId zone) {
        this.references = references;
        this.terminology = terminology;
        this.zone = zone;
    }

    /** Whether a version counts at all: it must be active and about disclosure. */
    public static boolean counts(Consent consent) {
        return consent.getStatus() == Consent.ConsentState.ACTIVE && !isOfOtherMatters(consent);
    }

    /** Whether it is a consent to care or an advance directive. */
    static boolean isOfOtherMatters(Consent consent) {
        return scopes(consent).findAny().isPresent()
                && scopes(consent).map(Coding::getCode).allMatch(OTHER_MATTERS::contains);
    }

    /** Whether it is a consent to research and nothing else. A no to everything in it is not about care. */
    static boolean isOfResearch(Consent consent) {
        return scopes(consent).findAny().isPresent()
                && scopes(consent).map(Coding::getCode).allMatch(RESEARCH::equals);
    }

    /**
     * The terms of a version.
     *
     * @param recordedAt when it was recorded
     * @param diagnostics takes the elements that could not be taken literally
     */
    public ConsentTerms terms(Consent consent, ConsentRef ref, Instant recordedAt, Complaints diagnostics) {
        ReadingContext reading = new ReadingContext(references, terminology, zone(consent), diagnostics);
        return new ConsentTerms(
                ref,
                topic(consent).orElse("consent:" + ref.id()),
                made(consent, recordedAt),
                new Evidence(references).evidenced(consent),
                new BaseMapping(reading, consent).base());
    }

    /**
     * The instant from which a version counts: when the choice was made, or when it was recorded if it has no date. A
     * sender's clock that is ahead does not delay a choice, since a recorded choice had been made.
     */
    public Instant countsFrom(Consent consent, Instant recordedAt) {
        return made(consent, recordedAt).earliest();
    }

    /**
     * When the choice was made, as exactly as its date says. A span that begins shortly after the recording is moved
     * back as a whole.
     */
    public Span made(Consent consent, Instant recordedAt) {
        if (!consent.hasDateTime()) {
            return Span.at(recordedAt);
        }
        DateSpan said = DateSpan.of(consent.getDateTimeElement(), zone);
        Duration ahead = Duration.between(recordedAt, said.low());
        boolean moved = !ahead.isNegative() && ahead.compareTo(PatientTerms.CLOCKS_DIFFER) <= 0;
        return moved ? new Span(recordedAt, said.high().minus(ahead)) : new Span(said.low(), said.high());
    }

    /** The earliest instant that the date of the choice can mean. */
    public Instant madeAt(Consent consent) {
        return DateSpan.of(consent.getDateTimeElement(), zone).low();
    }

    /**
     * The zone of the Consent's days: the offset it was made at, else the hospital's zone. If both agree at that
     * instant, it is the hospital's zone, which has daylight saving. UTC counts as no offset, since computers write
     * instants in UTC at any place.
     */
    public ZoneId zone(Consent consent) {
        DateTimeType made = consent.getDateTimeElement();
        String text = made.getValueAsString();
        int offsetAt = text == null ? -1 : Math.max(text.lastIndexOf('+'), text.lastIndexOf('-'));
        if (offsetAt < 0 || text.indexOf('T') < 0 || offsetAt < text.indexOf('T')) {
            return zone;
        }
        ZoneOffset offset = ZoneOffset.of(text.substring(offsetAt));
        boolean home = zone.getRules().getOffset(made.getValue().toInstant()).equals(offset);
        return home ? zone : offset;
    }

    /**
     * The topic, for replacing older versions. A marked Consent has none: it replaces nothing, and only its own next
     * version replaces it.
     */
    private static Optional<String> topic(Consent consent) {
        return MarksMapping.of(consent).isMarked() ? Optional.empty() : Topics.key(consent);
    }

    public static Stream<Coding> scopes(Consent consent) {
        return consent.getScope().getCoding().stream()
                .filter(coding -> SCOPES.equals(coding.getSystem()) && coding.hasCode());
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.choice;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.consentry.policy.Span;
import org.consentry.server.access.answer.Complaints;
import org.consentry.server.consent.terms.ConsentMapping;
import org.consentry.server.consent.terms.Evidence;
import org.consentry.server.consent.terms.Topics;
import org.consentry.server.fhir.search.NotComputable;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;
import org.hl7.fhir.r4.model.Reference;

/**
 * Decides which choices staff may enter for a patient. Such a choice is a plain yes or no to the purposes of one topic,
 * dated by the day on which the patient made it. It replaces what stands only if it is newer. A no also replaces a yes
 * of the same day, since of two choices whose days overlap the no wins.
 */
final class StaffEntryRules {
    private static final String CHANNEL = "Consent.extension('" + StaffEntry.ENTERED + "')";
    private static final String DATE = "Consent.dateTime";
    private static final String RULE = "Consent.provision";

    private final ConsentMapping mapping;
    private final Complaints complaints;
    private final Instant now;

    StaffEntryRules(ConsentMapping mapping, Complaints complaints, Instant now) {
        this.mapping = mapping;
        this.complaints = complaints;
        this.now = now;
    }

    /**
     * Adds a complaint for what staff may not enter.
     *
     * @param isTheirs whether a reference leads to a document about this patient
     */
    void check(Consent consent, Predicate<Reference> isTheirs) {
        Optional<StaffEntry> entry = StaffEntry.of(consent);
        if (entry.isEmpty()) {
            complaints.add(CHANNEL, "one channel: paper, phone, desk or correction", "none, several or another");
        }
        if (Topics.portalTopics(consent).isEmpty()) {
            complaints.add("Consent.identifier", "a topic of " + Topics.TOPIC, "none");
        }
        if (!isPlain(consent.getProvision())) {
            complaints.add(RULE, "a type and purposes, and nothing else", "more, or less");
        }
        entry.filter(said -> !said.corrects()).ifPresent(said -> made(consent, said));
        source(consent, isTheirs);
    }

    private void made(Consent consent, StaffEntry entry) {
        if (consent.getStatus() != ConsentState.ACTIVE) {
            complaints.add("Consent.status", "active", "another");
        }
        if (consent.hasDateTime() && consent.getDateTimeElement().getPrecision() != TemporalPrecisionEnum.DAY) {
            complaints.add(DATE, "the day on which the patient chose", "a time, a month or a year");
        }
        if (consent.getPolicy().stream().anyMatch(Evidence::isShown)) {
            complaints.add("Consent.policy", "the text that was read or signed", "a text shown to a logged-in patient");
        }
        if (entry.onPaper() && isYes(consent) && !consent.hasSource()) {
            complaints.add("Consent.source", "the form, for a yes on paper", "none");
        }
    }

    private void source(Consent consent, Predicate<Reference> isTheirs) {
        boolean good = !consent.hasSource()
                || (consent.getSource() instanceof Reference reference && isTheirs.test(reference));
        if (!good) {
            complaints.add("Consent.source", "a DocumentReference here about this patient", "another");
        }
    }

    /** Adds a complaint if the choice cannot be the first on its topic: then there is nothing to take back. */
    void begin(Consent consent) {
        if (StaffEntry.of(consent).filter(StaffEntry::corrects).isPresent()) {
            complaints.add(CHANNEL, "paper, phone or desk for a first choice", "correction");
        }
    }

    /**
     * Adds a complaint if the choice may not follow the version before.
     *
     * @param recordedAt when that version was stored
     * @param older the version before that one; empty if it was the first
     */
    void follow(Consent consent, Consent before, Instant recordedAt, Optional<Consent> older) {
        if (before.getMeta().getTag().stream().anyMatch(NotComputable::isTag)) {
            complaints.add("Consent", "a version before that can be computed", "one that has to be mended first");
        } else if (StaffEntry.of(consent).filter(StaffEntry::corrects).isPresent()) {
            correct(consent, before, older);
        } else {
            replace(consent, before, recordedAt);
        }
    }

    /**
     * What staff entered by mistake is taken back: the version before the entry counts again, or no choice does. It
     * keeps its day: with a newer one a yes would overturn a no that the patient told somebody else since.
     */
    private void correct(Consent consent, Consent before, Optional<Consent> older) {
        boolean entered =
                StaffEntry.of(before).filter(entry -> !entry.corrects()).isPresent();
        boolean same = older.map(was -> was.getStatus() == consent.getStatus()
                        && was.getProvision().equalsDeep(consent.getProvision())
                        && was.getPolicyFirstRep().equalsDeep(consent.getPolicyFirstRep()))
                .orElse(consent.getStatus() == ConsentState.INACTIVE);
        if (!entered || !same) {
            complaints.add(RULE, "what stood before the entry of staff that it takes back", "something else");
        }
        if (older.filter(was -> !isOfOneDay(was, consent)).isPresent()) {
            complaints.add(DATE, "that of the version that is put back", "another");
        }
    }

    private static boolean isOfOneDay(Consent was, Consent consent) {
        String day = was.getDateTimeElement().getValueAsString();
        return day != null && day.equals(consent.getDateTimeElement().getValueAsString());
    }

    private void replace(Consent consent, Consent before, Instant recordedAt) {
        boolean counts = before.getStatus() == ConsentState.ACTIVE;
        if (counts && !isAbout(consent, before)) {
            complaints.add(RULE, "every purpose of the version before, which has no exceptions", "not all of it");
        }
        Span made = mapping.made(consent, now);
        Span was = mapping.made(before, recordedAt);
        boolean overlaps = !made.latest().isBefore(was.earliest());
        boolean noWins = !isYes(consent) && (overlaps || !counts);
        if (!made.isAfter(was) && !noWins) {
            complaints.add(DATE, "a day after the version before, or for a no the same day", "an earlier one");
        }
    }

    /** Whether all that the version before says is about purposes that the choice names. */
    private static boolean isAbout(Consent consent, Consent before) {
        return isPlain(before.getProvision())
                && purposes(consent.getProvision()).containsAll(purposes(before.getProvision()));
    }

    private static Set<String> purposes(ProvisionComponent provision) {
        return provision.getPurpose().stream()
                .map(code -> code.getSystem() + "|" + code.getCode())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isYes(Consent consent) {
        return consent.getProvision().getType() != ConsentProvisionType.DENY;
    }

    private static boolean isPlain(ProvisionComponent rule) {
        boolean narrower = rule.hasPeriod()
                || rule.hasActor()
                || rule.hasAction()
                || rule.hasSecurityLabel()
                || rule.hasClass_()
                || rule.hasCode()
                || rule.hasDataPeriod()
                || rule.hasData()
                || rule.hasProvision();
        List<ConsentProvisionType> types = List.of(ConsentProvisionType.PERMIT, ConsentProvisionType.DENY);
        return !narrower && rule.hasPurpose() && rule.hasType() && types.contains(rule.getType());
    }
}

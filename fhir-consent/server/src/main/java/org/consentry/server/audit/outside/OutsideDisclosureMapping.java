// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.outside;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.consentry.policy.Purpose;
import org.consentry.server.access.answer.Complaints;
import org.consentry.server.audit.event.DisclosureMapping;
import org.consentry.server.audit.event.OutsideDisclosure;
import org.consentry.server.audit.report.PartyLookup;
import org.consentry.server.fhir.form.DateSpan;
import org.consentry.server.storage.StoredVersion;
import org.consentry.server.terminology.Terminology;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventEntityComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.UriType;
import org.jspecify.annotations.Nullable;

/**
 * Reads an AuditEvent of a disclosure elsewhere: FAST's FASTConsentAuditEvent (a decision that allowed a release, or an
 * export), or IHE BALP's own. It takes over only the parts it understands.
 */
@Singleton
public class OutsideDisclosureMapping {
    private static final String DCM = "http://dicom.nema.org/resources/ontology/DCM";
    private static final String PARTICIPATION = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType";
    private static final Set<String> TYPES = Set.of("110106", "110113");
    private static final String AT = "Parameters.parameter.where(name='disclosure').resource.";
    private static final Duration AHEAD = Duration.ofMinutes(5);
    private static final int LONGEST = 500;
    private static final Pattern REGIME =
            Pattern.compile(Pattern.quote(DisclosureMapping.NS + "regime/") + "[A-Za-z0-9._-]{1,64}/[0-9]{1,9}");

    private final OutsidePartiesMapping parties;
    private final Terminology terminology;
    private final InstantSource clock;
    private final ZoneId zone;

    /** Takes its collaborators. */
    @Inject
    public OutsideDisclosureMapping(
            OutsidePartiesMapping parties, Terminology terminology, InstantSource clock, ZoneId zone) {
        this.parties = parties;
        this.terminology = terminology;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * What was disclosed, one by one. Refuses with 422 and names every element that is missing or not understood.
     *
     * @param consent the Consent it was based on; null where a regime allows it without one
     */
    List<OutsideDisclosure> read(AuditEvent event, @Nullable Reference consent) {
        Complaints complaints = new Complaints();
        if (!DCM.equals(event.getType().getSystem())
                || !TYPES.contains(event.getType().getCode())) {
            complaints.add(AT + "type", "110106 (Export) or 110113 (Security Alert) of " + DCM, "another");
        }
        boolean certain = event.getOutcome() == AuditEventOutcome._0;
        if (!certain && event.getOutcome() != AuditEventOutcome._12) {
            complaints.add(
                    AT + "outcome", "0 (disclosed) or 12 (nobody knows): nothing else is a disclosure", "another");
        }
        Instant at = time(event, complaints);
        List<Purpose> purposes = purposes(event, complaints);
        OutsideDisclosure.Party source = source(event, complaints);
        Optional<AuditEventAgentComponent> recipient = recipient(event, complaints);
        Optional<StoredVersion> receiver = recipient.flatMap(agent -> parties.organization(
                agent.getWho(), AT + "agent[" + event.getAgent().indexOf(agent) + "].who", complaints));
        Optional<OutsidePartiesMapping.Agreed> agreed = consent == null
                ? parties.withoutConsent(
                        event,
                        recipient.map(OutsideDisclosureMapping::regimes).orElse(List.of()),
                        AT + "entity",
                        complaints)
                : parties.agreed(consent, at, complaints);
        List<OutsideDisclosure.What> all =
                agreed.map(known -> what(event, known.patient(), complaints)).orElse(List.of());
        complaints.refuse();
        StoredVersion organization = receiver.orElseThrow();
        OutsideDisclosure.Party received = new OutsideDisclosure.Party(
                Objects.requireNonNullElse(PartyLookup.name(organization.body()), ""),
                address(recipient.orElseThrow()));
        return all.stream()
                .map(what -> new OutsideDisclosure(
                        at,
                        certain,
                        source,
                        organization.key().id(),
                        received,
                        agreed.orElseThrow().patient(),
                        what,
                        purposes,
                        agreed.orElseThrow().ground(),
                        null))
                .toList();
    }

    /** The regimes that the recipient's policies name, in the form in which our own decisions cite them. */
    private static List<String> regimes(AuditEventAgentComponent recipient) {
        return recipient.getPolicy().stream()
                .map(UriType::getValue)
                .filter(policy -> policy != null && REGIME.matcher(policy).matches())
                .distinct()
                .toList();
    }

    private Instant time(AuditEvent event, Complaints complaints) {
        Instant now = clock.instant();
        Instant at = event.getPeriod().hasStart()
                ? DateSpan.of(event.getPeriod().getStartElement(), zone).low()
                : event.hasRecorded() ? event.getRecorded().toInstant() : Instant.EPOCH;
        if (!at.isAfter(Instant.EPOCH) || at.isAfter(now.plus(AHEAD))) {
            complaints.add(AT + "recorded", "when it happened, in the past", event.hasRecorded() ? "another" : "none");
            return now;
        }
        return at.truncatedTo(ChronoUnit.MILLIS);
    }

    private List<Purpose> purposes(AuditEvent event, Complaints complaints) {
        List<Coding> codings = Stream.concat(
                        event.getPurposeOfEvent().stream(),
                        event.getAgent().stream().flatMap(agent -> agent.getPurposeOfUse().stream()))
                .flatMap(purpose -> purpose.getCoding().stream())
                .toList();
        if (codings.isEmpty()
                || !codings.stream()
                        .allMatch(coding -> Purpose.ACT_REASON.equals(coding.getSystem())
                                && terminology.knows(Purpose.ACT_REASON, Objects.toString(coding.getCode(), "")))) {
            complaints.add(
                    AT + "purposeOfEvent",
                    "codes of " + Purpose.ACT_REASON + ", one at least",
                    codings.isEmpty() ? "none" : "another");
            return List.of();
        }
        return codings.stream()
                .map(coding -> new Purpose(coding.getSystem(), coding.getCode()))
                .distinct()
                .toList();
    }

    private OutsideDisclosure.Party source(AuditEvent event, Complaints complaints) {
        Optional<AuditEventAgentComponent> agent = agents(event, DCM, "110153").findFirst();
        Reference who = agent.map(AuditEventAgentComponent::getWho)
                .orElse(event.getSource().getObserver());
        String name = text(parties.name(who));
        if (name.isEmpty()) {
            complaints.add(AT + "source.observer", "who disclosed, with a display or an identifier", "none");
        }
        return new OutsideDisclosure.Party(
                name, agent.map(OutsideDisclosureMapping::address).orElse(null));
    }

    private static Optional<AuditEventAgentComponent> recipient(AuditEvent event, Complaints complaints) {
        List<AuditEventAgentComponent> found = agents(event, DCM, "110152").toList();
        if (found.isEmpty()) {
            found = agents(event, PARTICIPATION, "IRCP").toList();
        }
        if (found.size() != 1) {
            complaints.add(
                    AT + "agent",
                    "one recipient, of type 110152 (Destination) or IRCP",
                    found.isEmpty() ? "none" : "several");
            return Optional.empty();
        }
        return Optional.of(found.get(0));
    }

    private List<OutsideDisclosure.What> what(AuditEvent event, String patient, Complaints complaints) {
        List<OutsideDisclosure.What> all = new ArrayList<>();
        for (int i = 0; i < event.getEntity().size(); i++) {
            AuditEventEntityComponent entity = event.getEntity().get(i);
            String at = AT + "entity[" + i + "]";
            String words = text(Stream.of(
                            entity.getDescription(),
                            entity.getName(),
                            entity.getWhat().getDisplay())
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(""));
            switch (OutsidePartiesMapping.kind(entity)) {
                case PATIENT -> parties.same(entity.getWhat(), patient, at + ".what", complaints);
                case SCAN ->
                    parties.study(entity.getWhat(), patient, at + ".what", complaints)
                            .ifPresent(study -> all.add(new OutsideDisclosure.What(study, words)));
                case OTHER -> {
                    if (words.isEmpty()) {
                        complaints.add(at + ".description", "what was disclosed, in words", "none");
                    }
                    all.add(new OutsideDisclosure.What(null, words));
                }
                case NONE -> {}
            }
        }
        String said = text(Objects.toString(event.getOutcomeDesc(), ""));
        if (all.isEmpty() && said.isEmpty()) {
            complaints.add(AT + "entity", "an ImagingStudy, or in words what was disclosed", "none");
        }
        return all.isEmpty() ? List.of(new OutsideDisclosure.What(null, said)) : all;
    }

    private static Stream<AuditEventAgentComponent> agents(AuditEvent event, String system, String code) {
        return event.getAgent().stream().filter(agent -> agent.getType().hasCoding(system, code));
    }

    private static @Nullable String address(AuditEventAgentComponent agent) {
        String address = text(Objects.toString(agent.getNetwork().getAddress(), ""));
        return address.isEmpty() ? null : address;
    }

    /** Text that can be kept: without line breaks and other controls, and at most 500 characters long. */
    private static String text(String sent) {
        String clean = sent.replaceAll("\\p{Cntrl}+", " ").strip();
        return clean.substring(0, Math.min(LONGEST, clean.length()));
    }
}

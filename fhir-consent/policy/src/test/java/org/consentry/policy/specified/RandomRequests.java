// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy.specified;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.consentry.policy.*;

/** Requests drawn by lot from a small world, in which rules and requests often meet. */
record RandomRequests(Dice dice) {

    static final Instant NOON = Instant.parse("2026-06-15T12:00:00Z");
    static final RecipientId VENDOR = new RecipientId("vendor");
    static final RecipientId CLOUD = new RecipientId("cloud");
    static final RecipientId READER = new RecipientId("reader");
    static final RecipientId INSTITUTE = new RecipientId("institute");
    static final RecipientId COMMERCIAL = new RecipientId("commercial-ai");
    static final List<RecipientId> PARTIES = List.of(VENDOR, CLOUD, READER, INSTITUTE, COMMERCIAL);
    static final List<StudyUid> UIDS = List.of(new StudyUid("1.2"), new StudyUid("1.3"));
    static final List<String> REFERENCES =
            List.of("ImagingStudy/1", "ImagingStudy/2", "Encounter/1", "ServiceRequest/1");
    static final List<String> PROJECTS = List.of("ResearchStudy/1", "ResearchStudy/2");
    static final List<Code> MODALITIES = List.of(Code.modality("CT"), Code.modality("MG"), Code.modality("PT"));
    static final List<Code> SHOWN = List.of(new Code(Code.SNOMED, "1"), new Code(Code.SNOMED, "2"));
    static final List<Code> LABELS =
            List.of(Code.sensitivity("OPIOIDUD"), Code.sensitivity("SUD"), Code.sensitivity("HIV"));
    static final List<Obligation> DUTIES =
            List.of(Obligation.ANONY, Obligation.DEID, Obligation.PSEUD, new Obligation("AOD"));
    static final List<String> PLACES = List.of("US", "US-WA", "GB", "USA");
    private static final List<Purpose> FOREIGN =
            List.of(Purpose.of("AITRAIN"), new Purpose("urn:other", "X"), new Purpose("urn:other", "HRESCH"));

    AccessRequest request() {
        return new AccessRequest(
                new PatientId("urn:oid:2.999.1", "1"),
                study(),
                recipient(),
                purposes(dice.once(6) ? 2 : 1),
                dice.once(2) ? Action.DISCLOSE : dice.one(List.of(Action.values())),
                dice.one(List.of(DeidState.values())),
                circumstances(),
                NOON);
    }

    Set<Purpose> purposes(int count) {
        return dice.some(count, dice.once(15) ? FOREIGN : known());
    }

    /** The purposes that matter most come up most often. */
    private List<Purpose> known() {
        List<String> codes = dice.once(2) ? List.of("MLTRAINING", "HRESCH", "TRANSRCH", "TREAT") : Purposes.CODES;
        return codes.stream().map(Purpose::of).toList();
    }

    private Recipient recipient() {
        Set<Purpose> registered = dice.once(8) ? purposes(1) : Set.of();
        Set<RecipientId> classes = dice.once(2) ? Set.of(COMMERCIAL) : Set.of();
        return switch (dice.below(4)) {
            case 0 -> new Recipient(VENDOR, false, Set.of(), classes, registered);
            case 1 -> new Recipient(CLOUD, false, Set.of(VENDOR), classes, registered);
            case 2 -> new Recipient(READER, true, Set.of(VENDOR, CLOUD), classes, registered);
            default -> new Recipient(INSTITUTE, false, Set.of(), Set.of(), registered);
        };
    }

    private Study study() {
        return Study.UNKNOWN
                .identifiedBy(dice.once(4) ? null : dice.one(UIDS))
                .coded(
                        dice.some(dice.below(3), MODALITIES),
                        dice.some(dice.below(3), SHOWN),
                        dice.some(dice.below(3), SHOWN))
                .taken(dice.once(3) ? null : new RandomConsents(dice).period(2))
                .labeled(
                        dice.once(2) ? Confidentiality.N : dice.one(List.of(Confidentiality.values())),
                        dice.once(3) ? dice.some(1 + dice.below(2), LABELS) : Set.of())
                .from(
                        dice.once(3) ? null : dice.one(PARTIES),
                        dice.once(3) ? null : dice.some(dice.below(3), PARTIES),
                        dice.once(3) ? null : dice.some(dice.below(4), REFERENCES))
                .flagged(dice.once(8) ? dice.one(List.of(ConsentFlag.values())) : ConsentFlag.ABSENT);
    }

    private Circumstances circumstances() {
        Place place = new Place(place(), place(), place());
        return new Circumstances(
                dice.once(20),
                dice.once(2) ? null : dice.one(PROJECTS),
                dice.once(8) ? dice.some(1, DUTIES) : Set.of(),
                place);
    }

    private @org.jspecify.annotations.Nullable String place() {
        return dice.once(5) ? null : dice.one(PLACES);
    }
}

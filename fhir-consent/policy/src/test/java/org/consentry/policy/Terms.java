// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** Named people, companies and rules for tests of decisions. */
public final class Terms {

    /** Anna, who has said nothing unless a test says so. */
    public static final PatientId ANNA = new PatientId("urn:oid:2.999.1", "4711");
    /** The scan asked for. */
    public static final StudyUid SCAN = new StudyUid("2.999.7.1");
    /** Another scan of Anna's. */
    public static final StudyUid OTHER_SCAN = new StudyUid("2.999.7.2");
    /** The instant of every request. */
    public static final Instant NOON = Instant.parse("2026-06-15T12:00:00Z");

    /** A company. */
    public static final Recipient NORTHLIGHT = Recipient.of("northlight");
    /** Its subsidiary. */
    public static final Recipient NORTHLIGHT_CLOUD =
            new Recipient(new RecipientId("northlight-cloud"), Set.of(NORTHLIGHT.id()), Set.of());
    /** Its device. */
    public static final Recipient CHEST_READER =
            new Recipient(new RecipientId("chest-reader"), true, Set.of(NORTHLIGHT.id()), Set.of(), Set.of());
    /** A research institute. */
    public static final Recipient MERIDIAN = Recipient.of("meridian");

    /** The regime of the examples: research unless there is a no, training of AI only with a yes. */
    public static final Regime REGIME = new Regime(
            "DEMO",
            1,
            Map.of(
                    Purpose.TREAT,
                    PurposeGate.NOT_GATED,
                    Purpose.of("HOPERAT"),
                    PurposeGate.NOT_GATED,
                    Purpose.HRESCH,
                    PurposeGate.OPT_OUT,
                    Purpose.MLTRAINING,
                    PurposeGate.OPT_IN),
            Map.of(),
            true);

    private Terms() {}

    /** Asks for Anna's scan. */
    public static AccessRequest asks(Recipient recipient, String... purposes) {
        Set<Purpose> asked = Set.of(purposes).stream().map(Purpose::of).collect(java.util.stream.Collectors.toSet());
        return new AccessRequest(
                ANNA,
                Study.of(SCAN),
                recipient,
                asked,
                Action.DISCLOSE,
                DeidState.IDENTIFIED,
                Circumstances.NONE,
                NOON);
    }

    /** A consent made long ago. */
    public static ConsentTerms consent(String topic, Rule root) {
        return consent(topic, "2025-11-03T09:00:00Z", 1, root);
    }

    /** A consent made then. */
    public static ConsentTerms consent(String topic, String dateTime, long version, Rule root) {
        return new ConsentTerms(
                new ConsentRef(topic, version), topic, Instant.parse(dateTime), new ConsentTerms.Rules(root));
    }

    /** The same consent, with evidence of who gave it. */
    public static ConsentTerms signed(ConsentTerms consent) {
        return new ConsentTerms(consent.ref(), consent.topic(), consent.made(), true, consent.base());
    }

    /** Conditions that list these purposes. */
    public static Conditions about(String... purposes) {
        return Conditions.purposes(Set.of(purposes).stream().map(Purpose::of).toArray(Purpose[]::new));
    }
}

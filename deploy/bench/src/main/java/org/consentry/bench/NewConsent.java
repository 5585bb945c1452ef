// SPDX-License-Identifier: Apache-2.0
package org.consentry.bench;

import java.time.Instant;
import java.util.Locale;

/** A patient's no to AI, as the registrar writes it down. */
final class NewConsent {

    private NewConsent() {}

    /** The body that creates it. */
    static String of(long patient, Instant chosen) {
        return String.format(Locale.ROOT, """
                {"resourceType":"Consent","status":"active",
                 "scope":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/consentscope","code":"patient-privacy"}]},
                 "category":[{"coding":[{"system":"http://loinc.org","code":"59284-0"}]}],
                 "identifier":[{"system":"https://consentry.org/fhir/consent-topic","value":"ai"}],
                 "patient":{"reference":"Patient/bench-%1$d"},"performer":[{"reference":"Patient/bench-%1$d"}],
                 "dateTime":"%2$s","policy":[{"uri":"https://consentry.org/fhir/text/ai/bench"}],
                 "provision":{"type":"deny","purpose":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ActReason",
                 "code":"MLTRAINING"}]}}""", patient, chosen);
    }

    /** The next patient of the loaded data who has said nothing: 15 of each hundred have. */
    static long after(long patient) {
        return patient + (patient % 100 == 99 ? 16 : 1);
    }
}

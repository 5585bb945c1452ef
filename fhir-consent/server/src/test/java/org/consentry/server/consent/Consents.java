// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent;

import java.util.Date;
import java.util.Map;
import java.util.Optional;
import org.consentry.policy.RecipientId;
import org.consentry.policy.StudyUid;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;

/** Consents as the portal sends them, to be bent by tests. */
final class Consents {
    static final String ACT_REASON = "http://terminology.hl7.org/CodeSystem/v3-ActReason";
    static final String ACT_CODE = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
    static final String LIMIT = "http://hl7.org/fhir/StructureDefinition/consent-provision-limit";

    /** A register with Northlight and one scan. */
    static final ConsentReferences REFERENCES = new ConsentReferences() {
        private final Map<String, StudyUid> studies = Map.of("chest", new StudyUid("1.2.840.1"));

        @Override
        public Optional<RecipientId> recipient(String organization) {
            return Optional.of(organization).filter("northlight"::equals).map(RecipientId::new);
        }

        @Override
        public Optional<StudyUid> study(String imagingStudy) {
            return Optional.ofNullable(studies.get(imagingStudy));
        }
    };

    private Consents() {}

    /** Anna's no to AI of 2026-05-01. */
    static Consent no() {
        Consent consent = new Consent();
        consent.setStatus(Consent.ConsentState.ACTIVE)
                .setScope(concept("http://terminology.hl7.org/CodeSystem/consentscope", "patient-privacy"))
                .addCategory(concept("http://loinc.org", "59284-0"))
                .setPatient(new Reference("Patient/anna"))
                .setDateTimeElement(new DateTimeType("2026-05-01T10:00:00Z"))
                .addPerformer(new Reference("Patient/anna"));
        consent.addIdentifier().setSystem(ConsentMapping.TOPIC).setValue("ai");
        consent.addIdentifier().setSystem(ConsentMapping.FORM_KEY).setValue("form-1");
        consent.addPolicy().setUri("https://consentry.org/fhir/text/ai/abc");
        consent.getProvision()
                .setType(ConsentProvisionType.DENY)
                .addPurpose(new Coding(ACT_REASON, "MLTRAINING", null))
                .addPurpose(new Coding(ACT_REASON, "SYSDEV", null));
        return consent;
    }

    /** Anna's yes to AI, without her name. */
    static Consent yes() {
        Consent consent = no();
        consent.getProvision().setType(ConsentProvisionType.PERMIT).addModifierExtension(limit("DEID"));
        return consent;
    }

    static Extension limit(String code) {
        Extension limit = new Extension(LIMIT);
        limit.addExtension(new Extension("control", concept(ACT_CODE, code)));
        return limit;
    }

    static CodeableConcept concept(String system, String code) {
        return new CodeableConcept(new Coding(system, code, null));
    }

    static Date date(String text) {
        return new DateTimeType(text).getValue();
    }
}

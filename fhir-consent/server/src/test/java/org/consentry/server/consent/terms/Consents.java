// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.terms;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.consentry.policy.ConsentRef;
import org.consentry.policy.ConsentTerms;
import org.consentry.policy.Reason;
import org.consentry.policy.Rule;
import org.consentry.server.access.Caller;
import org.consentry.server.access.answer.Complaints;
import org.consentry.server.app.Validation;
import org.consentry.server.consent.choice.FilingMapping;
import org.consentry.server.consent.r5.R5Mapping;
import org.consentry.server.fhir.record.ResourceCheck;
import org.consentry.server.terminology.Terminology;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;

/** Consents as the portal sends them, to be bent by tests. */
public final class Consents {
    public static final String ACT_REASON = "http://terminology.hl7.org/CodeSystem/v3-ActReason";
    public static final String ACT_CODE = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
    public static final String LIMIT = "http://hl7.org/fhir/StructureDefinition/consent-provision-limit";

    /** The codes of today. */
    public static final Terminology TERMINOLOGY = Terminology.shipped();

    /** Who brings in what comes from paper and from exchanges. */
    public static final Caller REGISTRAR = new Caller(Caller.Kind.REGISTRAR, null, "registrar", null);

    private static final FhirContext FHIR = strict();
    private static final ResourceCheck CHECK = new Validation(FHIR, TERMINOLOGY);

    private static final Instant RECORDED = Instant.parse("2026-05-02T00:00:00Z");

    private Consents() {}

    /** What lets Consents in. */
    public static FilingMapping filing() {
        return new FilingMapping(FHIR, CHECK);
    }

    /** What reads R5. */
    public static R5Mapping r5() {
        return new R5Mapping(FHIR, filing());
    }

    /** A Consent as JSON. */
    public static String text(Consent consent) {
        return FHIR.newJsonParser().encodeResourceToString(consent);
    }

    /** What a registrar's text is let in as. */
    public static Consent admitted(String text) {
        return FHIR.newJsonParser().parseResource(Consent.class, filing().admit(text, REGISTRAR));
    }

    /** Anna's no to AI of 2026-05-01. */
    public static Consent no() {
        Consent consent = new Consent();
        consent.setStatus(Consent.ConsentState.ACTIVE)
                .setScope(concept("http://terminology.hl7.org/CodeSystem/consentscope", "patient-privacy"))
                .addCategory(concept("http://loinc.org", "59284-0"))
                .setPatient(new Reference("Patient/anna"))
                .setDateTimeElement(new DateTimeType("2026-05-01T10:00:00Z"))
                .addPerformer(new Reference("Patient/anna"));
        consent.addIdentifier().setSystem(Topics.TOPIC).setValue("ai");
        consent.addIdentifier().setSystem(Topics.FORM_KEY).setValue("form-1");
        consent.addPolicy().setUri("https://consentry.org/fhir/text/ai/abc");
        consent.getProvision()
                .setType(ConsentProvisionType.DENY)
                .addPurpose(new Coding(ACT_REASON, "MLTRAINING", null))
                .addPurpose(new Coding(ACT_REASON, "SYSDEV", null));
        return consent;
    }

    /** Anna's yes to AI, without her name. */
    public static Consent yes() {
        Consent consent = no();
        consent.getProvision().setType(ConsentProvisionType.PERMIT).addModifierExtension(limit("DEID"));
        return consent;
    }

    public static Extension limit(String code) {
        Extension limit = new Extension(LIMIT);
        limit.addExtension(new Extension("control", concept(ACT_CODE, code)));
        return limit;
    }

    public static CodeableConcept concept(String system, String code) {
        return new CodeableConcept(new Coding(system, code, null));
    }

    static CodeableConcept role(String code) {
        return concept("http://terminology.hl7.org/CodeSystem/v3-ParticipationType", code);
    }

    /** A Consent of another system's, that states only what these steps do. */
    public static Consent paper() {
        Consent consent = no();
        consent.getIdentifier().clear();
        consent.getPolicy().clear();
        consent.setProvision(null);
        return consent;
    }

    /** What a Consent comes down to at a hospital in New York. */
    public static ConsentTerms read(Consent consent) {
        return read(consent, new Complaints());
    }

    /** The same, with what could not be taken at its word. */
    public static ConsentTerms read(Consent consent, Complaints diagnostics) {
        return read(consent, new Register(), diagnostics);
    }

    public static ConsentTerms read(Consent consent, Register register, Complaints diagnostics) {
        return new ConsentMapping(register, TERMINOLOGY, ZoneId.of("America/New_York"))
                .terms(consent, new ConsentRef("c1", 1), RECORDED, diagnostics);
    }

    /** The root of the rules a Consent comes down to. */
    public static Rule rule(Consent consent) {
        return rules(consent).root();
    }

    static ConsentTerms.Rules rules(Consent consent) {
        return (ConsentTerms.Rules) read(consent).base();
    }

    /** Why a Consent cannot be computed; empty if it can. */
    public static Optional<Reason> reason(Consent consent) {
        return switch (read(consent).base()) {
            case ConsentTerms.Rules _ -> Optional.empty();
            case ConsentTerms.NotComputable(Reason reason) -> Optional.of(reason);
        };
    }

    private static FhirContext strict() {
        FhirContext context = FhirContext.forR4();
        context.setParserErrorHandler(new StrictErrorHandler());
        return context;
    }
}

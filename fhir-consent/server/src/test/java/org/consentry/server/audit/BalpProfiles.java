// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.consentry.server.audit.store.AuditRecord;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.StructureDefinition;

/** HAPI's validator with the profiles of IHE BALP, see the folder {@code balp}. */
final class BalpProfiles {
    private static final String URL = "https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.";
    private static final List<String> FILES = List.of(
            "StructureDefinition-IHE.BasicAudit.AuthZconsent",
            "StructureDefinition-IHE.BasicAudit.PrivacyDisclosure.Source",
            "StructureDefinition-IHE.BasicAudit.Read",
            "StructureDefinition-IHE.BasicAudit.Query",
            "StructureDefinition-IHE.BasicAudit.Create",
            "StructureDefinition-IHE.BasicAudit.Update",
            "StructureDefinition-IHE.BasicAudit.PatientRead",
            "StructureDefinition-IHE.BasicAudit.PatientQuery",
            "StructureDefinition-IHE.BasicAudit.PatientCreate",
            "StructureDefinition-IHE.BasicAudit.PatientUpdate",
            "CodeSystem-AuthZsubType",
            "CodeSystem-BasicAuditEntityType",
            "CodeSystem-UserAgentTypes",
            "ValueSet-AuthZsubTypeVS",
            "ValueSet-RestObjectRoles",
            "ValueSet-DataSources");

    private final FhirContext fhir = FhirContext.forR4();
    private final FhirValidator validator;

    BalpProfiles() {
        fhir.setParserErrorHandler(new StrictErrorHandler());
        fhir.getParserOptions().setStripVersionsFromReferences(false);
        PrePopulatedValidationSupport balp = new PrePopulatedValidationSupport(fhir);
        FILES.stream()
                .filter(file -> !file.startsWith("StructureDefinition"))
                .forEach(file -> balp.addResource(fhir.newJsonParser().parseResource(text("/balp/" + file + ".json"))));
        DefaultProfileValidationSupport standard = new DefaultProfileValidationSupport(fhir);
        balp.addCodeSystem(newerReasons(standard));
        ValidationSupportChain chain = new ValidationSupportChain(
                balp,
                standard,
                new CommonCodeSystemsTerminologyService(fhir),
                new InMemoryTerminologyServerValidationSupport(fhir),
                new SnapshotGeneratingValidationSupport(fhir));
        FILES.stream().filter(file -> file.startsWith("StructureDefinition")).forEach(file -> {
            StructureDefinition profile =
                    (StructureDefinition) fhir.newJsonParser().parseResource(text("/balp/" + file + ".json"));
            // Once, not each time the validator asks.
            balp.addStructureDefinition(new SnapshotGeneratingValidationSupport(fhir)
                    .generateSnapshot(
                            new ValidationSupportContext(chain), profile, profile.getUrl(), null, profile.getName()));
        });
        validator = fhir.newValidator().registerValidatorModule(new FhirInstanceValidator(chain));
    }

    /** MLTRAINING has joined HL7 Terminology since R4. */
    private static CodeSystem newerReasons(DefaultProfileValidationSupport standard) {
        CodeSystem reasons =
                ((CodeSystem) standard.fetchCodeSystem("http://terminology.hl7.org/CodeSystem/v3-ActReason")).copy();
        reasons.addConcept().setCode("MLTRAINING");
        return reasons;
    }

    FhirContext fhir() {
        return fhir;
    }

    AuditEvent event(AuditRecord record) {
        return fhir.newJsonParser().parseResource(AuditEvent.class, record.body());
    }

    /** What is wrong with this event by R4 and by every profile it claims. */
    List<String> mistakes(AuditEvent event) {
        return validator.validateWithResult(fhir.newJsonParser().encodeResourceToString(event)).getMessages().stream()
                .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                .map(message -> message.getLocationString() + ": " + message.getMessage())
                .toList();
    }

    /** Which profiles it claims, without what their addresses have in common. */
    static List<String> claims(AuditEvent event) {
        return event.getMeta().getProfile().stream()
                .map(profile -> profile.getValue().replace(URL, ""))
                .toList();
    }

    private static String text(String file) {
        try (InputStream stream = BalpProfiles.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(stream, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.consentry.policy.ConsentRef;
import org.consentry.server.access.answer.Complaints;
import org.consentry.server.consent.terms.BaseMapping;
import org.consentry.server.consent.terms.ConsentMapping;
import org.consentry.server.consent.terms.Consents;
import org.consentry.server.consent.terms.Register;
import org.consentry.server.consent.terms.Topics;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a patient says and a decision could not keep is refused at the door, and the refusal names the element. */
class RefusedConsentTest {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final String RULE = "Consent.provision";

    private final Register register = new Register();
    private final ConsentMapping mapping = new ConsentMapping(register, Consents.TERMINOLOGY, ZoneId.of("UTC"));

    @ParameterizedTest(name = "{0} at {1}")
    @MethodSource({"headers", "elements", "rules", "modifiers"})
    void isRefusedByName(Consumer<Consent> bend, String expression) {
        Consent consent = Consents.yes();
        bend.accept(consent);

        Complaints complaints = new Complaints();
        ConsentRules admission = new ConsentRules(mapping, register, complaints);
        admission.check(consent, NOW);
        admission.checkOwnChoice(consent, NOW);

        assertThat(complaints.all())
                .extracting(Complaints.Complaint::expression)
                .contains(expression);
    }

    /** The portal tells since when an older choice holds that an undo puts back: no decision reads it. */
    @Test
    void sinceWhenAChoiceIsHeldIsLetInAndDecidesNothing() {
        Consent consent = Consents.yes();
        consent.addExtension(
                "https://consentry.org/fhir/StructureDefinition/held-since", new DateTimeType("2020-01-01T00:00:00Z"));
        Complaints complaints = new Complaints();
        ConsentRules admission = new ConsentRules(mapping, register, complaints);
        admission.check(consent, NOW);
        admission.checkOwnChoice(consent, NOW);

        assertThat(complaints.all()).isEmpty();
        ConsentRef ref = new ConsentRef("new", 1);
        assertThat(mapping.terms(consent, ref, NOW, complaints))
                .isEqualTo(mapping.terms(Consents.yes(), ref, NOW, complaints));
    }

    static Stream<Arguments> headers() {
        return Stream.of(
                refused("a topic with spaces", topic("all of it"), "Consent.identifier"),
                refused(
                        "two topics",
                        consent ->
                                consent.addIdentifier().setSystem(Topics.TOPIC).setValue("research"),
                        "Consent.identifier"),
                refused(
                        "two form keys",
                        consent -> consent.addIdentifier()
                                .setSystem(Topics.FORM_KEY)
                                .setValue("2"),
                        "Consent.identifier"),
                refused("a draft", consent -> consent.setStatus(Consent.ConsentState.DRAFT), "Consent.status"),
                refused("a proposal", consent -> consent.setStatus(Consent.ConsentState.PROPOSED), "Consent.status"),
                refused(
                        "an error",
                        consent -> consent.setStatus(Consent.ConsentState.ENTEREDINERROR),
                        "Consent.status"),
                refused("the scope of treatment", scope("treatment"), "Consent.scope"),
                refused("no scope", consent -> consent.setScope(null), "Consent.scope"),
                refused("no text shown", consent -> consent.getPolicy().clear(), "Consent.policy"),
                refused("two texts shown", consent -> consent.addPolicy().setUri("urn:x"), "Consent.policy"),
                refused("nobody who decided", consent -> consent.getPerformer().clear(), "Consent.performer"),
                refused(
                        "somebody else who decided",
                        consent -> consent.addPerformer(new Reference("RelatedPerson/x")),
                        "Consent.performer"),
                refused("no time", consent -> consent.setDateTimeElement(null), "Consent.dateTime"),
                refused("a time to come", at("2026-06-01T00:05:01Z"), "Consent.dateTime"),
                refused("no rule", consent -> consent.setProvision(null), RULE + ".type"));
    }

    static Stream<Arguments> elements() {
        return Stream.of(
                refused("implicit rules", consent -> consent.setImplicitRules("urn:x"), "Consent.implicitRules"),
                refused("nothing that says what it is about", RefusedConsentTest::withoutTopic, "Consent.identifier"),
                refused(
                        "a yes that the policy rule contradicts",
                        consent -> {
                            consent.setPolicyRule(Consents.concept(Consents.ACT_CODE, "OPTOUT"));
                            consent.getProvision().getPurpose().clear();
                        },
                        RULE),
                refused(
                        "an unknown way of nesting",
                        consent -> consent.addExtension(new Extension(BaseMapping.NESTING, new CodeType("x"))),
                        "Consent.extension('" + BaseMapping.NESTING + "')"),
                refused("17 levels", consent -> nest(consent.getProvision(), 16), RULE));
    }

    static Stream<Arguments> rules() {
        return Stream.of(
                refused("a rule without type", consent -> consent.getProvision().setType(null), RULE + ".type"),
                refused(
                        "an exception without type",
                        consent -> consent.getProvision()
                                .addProvision()
                                .addPurpose(new Coding(Consents.ACT_REASON, "HRESCH", null)),
                        RULE + ".provision[0].type"),
                refused("a purpose that is no code of ActReason", purpose("RESEARCH"), RULE + ".purpose[2]"),
                refused(
                        "a purpose without system",
                        consent -> consent.getProvision().addPurpose(new Coding().setCode("HRESCH")),
                        RULE + ".purpose[2]"),
                refused(
                        "a data period that ends before it starts",
                        consent -> consent.getProvision()
                                .setDataPeriod(new Period()
                                        .setStartElement(new DateTimeType("2026-02"))
                                        .setEndElement(new DateTimeType("2026-01"))),
                        RULE + ".dataPeriod"),
                refused(
                        "a security label",
                        consent -> consent.getProvision().addSecurityLabel(new Coding("urn:x", "R", null)),
                        RULE + ".securityLabel[0]"),
                refused(
                        "a class",
                        consent -> consent.getProvision().addClass_(new Coding("urn:x", "ImagingStudy", null)),
                        RULE + ".class[0]"),
                refused(
                        "a modality in words",
                        consent -> consent.getProvision().addCode(new CodeableConcept().setText("CT")),
                        RULE + ".code[0]"),
                refused(
                        "an action we do not know",
                        consent -> consent.getProvision().addAction(Consents.concept("urn:x", "disclose")),
                        RULE + ".action[0]"),
                refused("a period that ends before it starts", period("2026-02-01", "2026-01-01"), RULE + ".period"),
                refused("a recipient nobody knows", actor("IRCP", "Organization/nobody"), RULE + ".actor[0].reference"),
                refused("a person as recipient", actor("IRCP", "Practitioner/x"), RULE + ".actor[0].reference"),
                refused("another role", actor("CALLBCK", "Organization/northlight"), RULE + ".actor[0].role"),
                refused(
                        "somebody else's scan",
                        data(Consent.ConsentDataMeaning.INSTANCE, "ImagingStudy/other"),
                        RULE + ".data[0]"),
                refused(
                        "what a list refers to",
                        data(Consent.ConsentDataMeaning.RELATED, "List/x"),
                        RULE + ".data[0]"));
    }

    static Stream<Arguments> modifiers() {
        return Stream.of(
                refused(
                        "an unknown modifier of the consent",
                        consent -> consent.addModifierExtension(new Extension("urn:x", new BooleanType(true))),
                        "Consent.modifierExtension[0]"),
                refused(
                        "an unknown modifier of a rule",
                        modifier(new Extension("urn:x", new BooleanType(true))),
                        RULE + ".modifierExtension[1]"),
                refused(
                        "a limit there is no code for",
                        modifier(Consents.limit("NOMOBIL")),
                        RULE + ".modifierExtension[1]"),
                refused(
                        "a limit without control",
                        modifier(new Extension(Consents.LIMIT)),
                        RULE + ".modifierExtension[1]"),
                refused(
                        "a limit on a no",
                        consent -> consent.getProvision().setType(Consent.ConsentProvisionType.DENY),
                        RULE + ".modifierExtension[0]"));
    }

    @Test
    void theAnswerSaysWhereWhatWasExpectedAndWhatFound() {
        Complaints complaints = new Complaints();
        complaints.add("Consent.status", "active or inactive", "draft");

        assertThatThrownBy(complaints::refuse).isInstanceOfSatisfying(UnprocessableEntityException.class, refusal -> {
            OperationOutcome outcome = (OperationOutcome) refusal.getOperationOutcome();
            assertThat(outcome.getIssueFirstRep().getDiagnostics())
                    .isEqualTo("Expected active or inactive, found draft");
            assertThat(outcome.getIssueFirstRep().getExpression().get(0).getValue())
                    .isEqualTo("Consent.status");
            assertThat(refusal.getMessage()).doesNotContain("draft");
        });
    }

    private static void withoutTopic(Consent consent) {
        consent.getIdentifier().remove(0);
        consent.getPolicyFirstRep().setUri("");
    }

    private static void nest(Consent.ProvisionComponent provision, int more) {
        if (more > 0) {
            nest(provision.addProvision().setType(Consent.ConsentProvisionType.DENY), more - 1);
        }
    }

    private static Arguments refused(String what, Consumer<Consent> bend, String expression) {
        return Arguments.of(Named.of(what, bend), expression);
    }

    private static Consumer<Consent> topic(String value) {
        return consent -> consent.getIdentifierFirstRep().setValue(value);
    }

    private static Consumer<Consent> scope(String code) {
        return consent ->
                consent.setScope(Consents.concept("http://terminology.hl7.org/CodeSystem/consentscope", code));
    }

    private static Consumer<Consent> at(String time) {
        return consent -> consent.setDateTimeElement(new DateTimeType(time));
    }

    private static Consumer<Consent> purpose(String code) {
        return consent -> consent.getProvision().addPurpose(new Coding(Consents.ACT_REASON, code, null));
    }

    private static Consumer<Consent> period(String start, String end) {
        return consent -> consent.getProvision()
                .setPeriod(new Period().setStartElement(new DateTimeType(start)).setEndElement(new DateTimeType(end)));
    }

    private static Consumer<Consent> actor(String role, String reference) {
        return consent -> consent.getProvision()
                .addActor()
                .setRole(Consents.concept("http://terminology.hl7.org/CodeSystem/v3-ParticipationType", role))
                .setReference(new Reference(reference));
    }

    private static Consumer<Consent> data(Consent.ConsentDataMeaning meaning, String reference) {
        return consent -> consent.getProvision().addData().setMeaning(meaning).setReference(new Reference(reference));
    }

    private static Consumer<Consent> modifier(Extension extension) {
        return consent -> consent.getProvision().addModifierExtension(extension);
    }
}

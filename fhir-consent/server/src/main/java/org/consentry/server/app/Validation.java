// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.app;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.consentry.server.access.ResourceCheck;
import org.consentry.server.terminology.Terminology;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;

/** Checks resources against R4 itself: structure, cardinality, invariants and required codes. Thread-safe. */
@Singleton
public class Validation implements ResourceCheck {
    private static final String SAMPLE = "{\"resourceType\":\"Consent\",\"status\":\"active\"}";

    private final FhirValidator validator;

    /** Builds the validator; its tables load with the first resource, which takes seconds. */
    @Inject
    public Validation(FhirContext fhir, Terminology terminology) {
        DefaultProfileValidationSupport standard = new DefaultProfileValidationSupport(fhir);
        ValidationSupportChain chain = new ValidationSupportChain(
                new NewerTerms(fhir, standard, terminology).support(),
                standard,
                new CommonCodeSystemsTerminologyService(fhir),
                new InMemoryTerminologyServerValidationSupport(fhir));
        FhirInstanceValidator rules = new FhirInstanceValidator(chain);
        rules.setBestPracticeWarningLevel(BestPracticeWarningLevel.Ignore);
        this.validator = fhir.newValidator().registerValidatorModule(rules);
    }

    @Override
    public void check(String text) {
        List<SingleValidationMessage> mistakes = mistakes(text);
        if (!mistakes.isEmpty()) {
            throw new UnprocessableEntityException("The resource breaks rules of R4", outcome(mistakes));
        }
    }

    /** What is wrong with this text; empty if it is a resource of R4. */
    List<SingleValidationMessage> mistakes(String text) {
        return validator.validateWithResult(text).getMessages().stream()
                .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                .toList();
    }

    /** Loads the tables, so that the first patient does not wait for them. */
    void warmUp() {
        System.getLogger(Validation.class.getName())
                .log(
                        System.Logger.Level.DEBUG,
                        "Warm-up found {0} mistakes, as it should",
                        mistakes(SAMPLE).size());
    }

    private static OperationOutcome outcome(List<SingleValidationMessage> mistakes) {
        OperationOutcome outcome = new OperationOutcome();
        for (SingleValidationMessage mistake : mistakes) {
            OperationOutcome.OperationOutcomeIssueComponent issue = outcome.addIssue()
                    .setSeverity(OperationOutcome.IssueSeverity.ERROR)
                    .setCode(OperationOutcome.IssueType.INVALID)
                    .setDiagnostics(mistake.getMessage());
            if (mistake.getLocationString() != null) {
                issue.addExpression(mistake.getLocationString());
            }
        }
        return outcome;
    }
}

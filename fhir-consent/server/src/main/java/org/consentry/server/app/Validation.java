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
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.consentry.server.fhir.record.ResourceCheck;
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

    private static final Pattern ABSENT = Pattern.compile("([A-Za-z]+(?:\\.[A-Za-z]+)+): minimum required = ");
    private static final Pattern UNKNOWN = Pattern.compile("Unrecognized property '([^']*)'");
    /**
     * The validator's message about a code that its code system lacks. A code from a required set gets a second
     * message.
     */
    private static final String CODE = "Terminology_PassThrough_TX_Message";

    private final FhirValidator validator;
    private final Turnstile turnstile = Turnstile.ofMachine();

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
        List<SingleValidationMessage> mistakes = messages(text);
        if (!mistakes.isEmpty()) {
            throw new UnprocessableEntityException("The resource breaks rules of R4", outcome(mistakes));
        }
    }

    @Override
    public List<Mistake> mistakes(String text) {
        return messages(text).stream().map(Validation::mistake).toList();
    }

    /** What is wrong with this text; empty if it is a resource of R4. */
    List<SingleValidationMessage> messages(String text) {
        return turnstile.pass(text.length(), () -> validator.validateWithResult(text)).getMessages().stream()
                .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                .toList();
    }

    /** Loads the tables, so that the first patient does not wait for them. */
    void warmUp() {
        System.getLogger(Validation.class.getName())
                .log(
                        System.Logger.Level.DEBUG,
                        "Warm-up found {0} mistakes, as it should",
                        messages(SAMPLE).size());
    }

    /** A message of the validator as a mistake. A message from before it has read the whole text has no id. */
    private static Mistake mistake(SingleValidationMessage message) {
        String id = Objects.toString(message.getMessageId(), "");
        String text = Objects.toString(message.getMessage(), "");
        String at = Objects.toString(message.getLocationString(), "");
        Matcher absent = ABSENT.matcher(text);
        Matcher unknown = UNKNOWN.matcher(text);
        if (absent.lookingAt()) {
            return new Mistake(absent.group(1), "none", false, false);
        }
        if (unknown.matches()) {
            return new Mistake(at + "." + unknown.group(1), "no element of R4", false, true);
        }
        boolean kept = id.equals(CODE) || id.contains("#");
        return new Mistake(at, text, id.isEmpty(), !kept);
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

// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.explain;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import org.consentry.policy.Basis;
import org.consentry.policy.Obligation;
import org.consentry.policy.Permit;
import org.consentry.server.fhir.record.PlainProvider;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;

/**
 * Answers {@code Consent/$evaluate}: what would be decided, and why, at any instant and with what was known at any
 * instant. It is for people who must explain a decision. Nothing may be released on its answer.
 */
@Singleton
@Transactional
public class EvaluateProvider implements PlainProvider {
    private final QuestionReader questions;
    private final InstantSource clock;

    /** Takes its collaborators. */
    @Inject
    public EvaluateProvider(QuestionReader questions, InstantSource clock) {
        this.questions = questions;
        this.clock = clock;
    }

    /** The decision and everything it rests on. */
    @Operation(name = "$evaluate", typeName = "Consent")
    public Parameters evaluate(RequestDetails request, @ResourceParam Parameters input) {
        PolicyQuestion question = questions.asked(request, input);
        Explanation explained = Explanation.of(question, clock.instant());
        Parameters answer = new Parameters();
        answer.addParameter("decision", explained.isPermit());
        code(answer.addParameter(), "outcome", explained.outcome().name());
        code(answer.addParameter(), "code", explained.code());
        text(answer.addParameter(), "explanation", explained.text());
        explained.decision().basis().forEach(basis -> basis(answer.addParameter(), basis));
        text(answer.addParameter(), "regime", explained.regime());
        text(answer.addParameter(), "decisionId", explained.id());
        text(answer.addParameter(), "consentVersionVector", question.terms().versionVector());
        if (explained.decision() instanceof Permit permit) {
            permit(answer, permit);
        }
        return answer;
    }

    private static void permit(Parameters answer, Permit permit) {
        List<Obligation> due = permit.obligations().stream().sorted().toList();
        due.forEach(each -> code(answer.addParameter(), each.isRefrain() ? "refrain" : "obligation", each.code()));
        answer.addParameter().setName("validUntil").setValue(new InstantType(Date.from(permit.validUntil())));
    }

    private static void basis(ParametersParameterComponent parameter, Basis basis) {
        parameter.setName("basis");
        code(parameter.addPart(), "source", basis.source().name());
        text(parameter.addPart(), "reference", basis.reference());
        if (basis.path() != null) {
            text(parameter.addPart(), "provisionPath", basis.path());
        }
        code(parameter.addPart(), "effect", basis.effect().name());
    }

    static void code(ParametersParameterComponent parameter, String name, String code) {
        parameter.setName(name).setValue(new CodeType(code));
    }

    static void text(ParametersParameterComponent parameter, String name, String text) {
        parameter.setName(name).setValue(new StringType(text));
    }
}

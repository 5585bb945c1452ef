// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.regime;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import org.consentry.policy.DeidState;
import org.consentry.policy.Obligation;
import org.consentry.policy.Purpose;
import org.consentry.policy.PurposeGate;
import org.consentry.policy.RegimesInForce;
import org.consentry.server.fhir.record.FhirRecords;
import org.consentry.server.fhir.record.PlainProvider;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;

/** {@code Patient/x/$rules}: what holds for this patient on each topic as long as the patient says nothing. */
@Singleton
@Transactional
public class RulesProvider implements PlainProvider {
    private final FhirRecords records;
    private final Regimes regimes;
    private final InstantSource clock;

    /** Takes its collaborators. */
    @Inject
    public RulesProvider(FhirRecords records, Regimes regimes, InstantSource clock) {
        this.records = records;
        this.regimes = regimes;
        this.clock = clock;
    }

    /** One parameter for each topic of the portal. */
    @Operation(name = "$rules", typeName = "Patient", idempotent = true)
    public Parameters rules(RequestDetails request, @IdParam IdType id) {
        records.stored(request, Patient.class, id);
        RegimesInForce inForce = regimes.inForce(clock.instant());
        Parameters answer = new Parameters();
        topic(answer, inForce, "ai", Purpose.MLTRAINING);
        topic(answer, inForce, "research", Purpose.HRESCH);
        return answer;
    }

    private static void topic(Parameters answer, RegimesInForce regimes, String name, Purpose purpose) {
        Parameters.ParametersParameterComponent topic = answer.addParameter().setName(name);
        // For a purpose without a gate the decision needs a yes by default.
        PurposeGate gate = regimes.gate(purpose, DeidState.IDENTIFIED).orElse(PurposeGate.OPT_IN);
        topic.addPart().setName("gate").setValue(new CodeType(gate.name()));
        boolean deidentified = regimes.obligationsOf(purpose).contains(Obligation.DEID);
        topic.addPart().setName("deidentified").setValue(new BooleanType(deidentified));
        topic.addPart().setName("regime").setValue(new StringType(regimes.citation()));
    }
}

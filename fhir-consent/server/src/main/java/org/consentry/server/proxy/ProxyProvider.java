// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.proxy;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Date;
import java.util.Optional;
import org.consentry.server.access.Acting.Power;
import org.consentry.server.access.Caller;
import org.consentry.server.access.Callers;
import org.consentry.server.access.Login;
import org.consentry.server.access.answer.FhirErrors;
import org.consentry.server.fhir.person.LinkedPatients;
import org.consentry.server.fhir.person.PersonFacts;
import org.consentry.server.fhir.record.FhirRecords;
import org.consentry.server.fhir.record.PlainProvider;
import org.consentry.server.storage.ResourceKey;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/**
 * Serves {@code Patient/x/$proxies}, which tells a patient who may act for them and for whom they may act, and
 * {@code Patient/x/$end-proxy}, by which either of the two ends it at once. A proxy may call neither for the patient.
 */
@Singleton
@Transactional
public class ProxyProvider implements PlainProvider {
    private final FhirRecords records;
    private final LinkedPatients people;
    private final PersonFacts facts;
    private final GrantStore store;
    private final Grants grants;

    /** Takes its collaborators. */
    @Inject
    public ProxyProvider(
            FhirRecords records, LinkedPatients people, PersonFacts facts, GrantStore store, Grants grants) {
        this.records = records;
        this.people = people;
        this.facts = facts;
        this.store = store;
        this.grants = grants;
    }

    /**
     * A parameter {@code proxy} for each grant to act for this patient, also those that are over, and for the patient
     * one {@code for} for each grant in force by which this login may act for others.
     */
    @Operation(name = "$proxies", typeName = "Patient", idempotent = true)
    public Parameters proxies(RequestDetails request, @IdParam IdType id) {
        String patient = records.stored(request, Patient.class, id).key().id();
        return answer(Callers.of(request), patient);
    }

    /**
     * Ends a grant at once, and answers as {@code $proxies}. One that was ended before stays as it is.
     *
     * @param grant its id; one of others is answered like one that is not there
     */
    @Operation(name = "$end-proxy", typeName = "Patient")
    public Parameters end(
            RequestDetails request, @IdParam IdType id, @OperationParam(name = "grant") @Nullable IdType grant) {
        String patient = records.stored(request, Patient.class, id).key().id();
        Caller caller = Callers.of(request);
        Grant found = Optional.ofNullable(grant)
                .map(IdType::getIdPart)
                .filter(ResourceKey::isId)
                .flatMap(store::find)
                .filter(each -> isOf(caller, each))
                .orElseThrow(() -> FhirErrors.notHere("the grant"));
        Login by = new Login(Callers.subject(request), caller.name());
        if (caller.records().contains(found.said().patient())) {
            grants.end(found, "patient", caller, by, "");
        } else {
            grants.end(found, "proxy", caller.actingFor(found.said().patient(), found.acting()), by, "");
        }
        return answer(caller, patient);
    }

    private static boolean isOf(Caller caller, Grant grant) {
        return caller.records().contains(grant.said().patient())
                || grant.said().proxy().equals(caller.ownPatient());
    }

    private Parameters answer(Caller caller, String patient) {
        Parameters answer = new Parameters();
        store.of(people.merged(patient))
                .forEach(grant -> add(
                        answer.addParameter().setName("proxy"),
                        grant,
                        grant.said().proxy()));
        if (caller.kind() == Caller.Kind.PATIENT && caller.ownPatient() != null) {
            store.by(caller.ownPatient()).stream()
                    .filter(grant -> grant.isInForce(grants.today()))
                    .forEach(grant -> {
                        String whose = grant.said().patient();
                        add(answer.addParameter().setName("for"), grant, whose)
                                .addPart()
                                .setName("patient")
                                .setValue(new Reference("Patient/" + whose));
                    });
        }
        return answer;
    }

    /** The grant with the name of one of the two. */
    private ParametersParameterComponent add(ParametersParameterComponent to, Grant grant, String named) {
        NewGrant said = grant.said();
        to.addPart().setName("id").setValue(new IdType(grant.id()));
        to.addPart().setName("name").setValue(new StringType(facts.name(named).orElse("")));
        to.addPart().setName("kind").setValue(new CodeType(said.kind().code()));
        said.powers().stream()
                .sorted()
                .map(Power::code)
                .forEach(power -> to.addPart().setName("scope").setValue(new CodeType(power)));
        to.addPart().setName("from").setValue(new DateType(said.from().toString()));
        to.addPart().setName("until").setValue(new DateType(said.until().toString()));
        to.addPart().setName("person").setValue(new Reference(grant.acting().reference()));
        grant.ended().ifPresent(ended -> {
            to.addPart().setName("ended").setValue(new InstantType(Date.from(ended.at())));
            to.addPart().setName("endedBy").setValue(new CodeType(ended.side()));
        });
        return to;
    }
}

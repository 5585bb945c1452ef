// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.choice;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Date;
import java.util.List;
import org.consentry.server.access.answer.FhirErrors;
import org.consentry.server.feed.EnforcementStore;
import org.consentry.server.fhir.record.FhirRecords;
import org.consentry.server.fhir.record.PlainProvider;
import org.consentry.server.storage.StoredVersion;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;

/** Answers {@code Consent/x/$enforcement}: at which sites the current version is in force, and since when. */
@Singleton
@Transactional
public class EnforcementProvider implements PlainProvider {
    private final FhirRecords records;
    private final EnforcementStore enforcement;

    /** Takes its collaborators. */
    @Inject
    public EnforcementProvider(FhirRecords records, EnforcementStore enforcement) {
        this.records = records;
        this.enforcement = enforcement;
    }

    /** The answer. Its sites are those of the agents that reported in the last 24 hours. */
    @Operation(name = "$enforcement", typeName = "Consent", idempotent = true)
    public Parameters enforcement(RequestDetails request, @IdParam IdType id) {
        StoredVersion stored = records.stored(request, Consent.class, id);
        String cause = stored.key().reference() + "/_history/" + stored.version();
        long position = enforcement.position(cause).orElseThrow(() -> FhirErrors.notHere(cause));
        List<EnforcementStore.Site> sites = enforcement.sites(position);
        long inForce = sites.stream().filter(site -> site.since().isPresent()).count();
        Parameters answer = new Parameters();
        answer.addParameter().setName("position").setValue(new StringType(Long.toString(position)));
        answer.addParameter().setName("sites").setValue(new IntegerType(sites.size()));
        answer.addParameter().setName("inForce").setValue(new IntegerType(inForce));
        sites.forEach(site -> part(answer, site));
        return answer;
    }

    private static void part(Parameters answer, EnforcementStore.Site site) {
        Parameters.ParametersParameterComponent part = answer.addParameter().setName("site");
        part.addPart().setName("name").setValue(new StringType(site.name()));
        site.since().ifPresent(at -> part.addPart().setName("since").setValue(new InstantType(Date.from(at))));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.recipient;

import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.consentry.server.access.Callers;
import org.consentry.server.access.answer.Complaints;
import org.consentry.server.access.answer.FhirErrors;
import org.consentry.server.fhir.door.FhirWrites;
import org.consentry.server.fhir.door.TypeWrites;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Organization;

/**
 * Writes recipients, which everybody may read. The logical id is the name by which the rest of the system knows a
 * recipient.
 */
@Singleton
public class OrganizationProvider implements TypeWrites<Organization> {
    private final FhirWrites writes;
    private final RegisterMapping register;
    private final EntryWrites entries;

    /** Takes its collaborators. */
    @Inject
    public OrganizationProvider(FhirWrites writes, RegisterMapping register, EntryWrites entries) {
        this.writes = writes;
        this.register = register;
        this.entries = entries;
    }

    @Override
    public Class<Organization> type() {
        return Organization.class;
    }

    /** Creates a recipient. Its id is the name in its identifier. */
    @Override
    public MethodOutcome create(RequestDetails request, Organization organization) {
        register.lock();
        Complaints complaints = new Complaints();
        String slug = OrganizationMapping.slug(organization, complaints);
        complaints.refuse();
        if (register.knows(slug)) {
            throw FhirErrors.conflict(
                    "Expected a recipient that is not in the register yet, found Organization/" + slug);
        }
        return update(request, new IdType("Organization", slug), organization);
    }

    @Override
    public MethodOutcome update(RequestDetails request, IdType id, Organization organization) {
        register.lock();
        FhirWrites.Put done = entries.write(Callers.of(request), writes.ifMatch(request), id.getIdPart(), organization);
        return writes.outcome(Organization.class, done.stored(), done.created());
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.recipient;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.consentry.server.access.Caller;
import org.consentry.server.access.answer.Complaints;
import org.consentry.server.access.answer.FhirErrors;
import org.consentry.server.fhir.door.FhirWrites;
import org.consentry.server.fhir.record.Filing;
import org.consentry.server.recipient.change.CompanyStore;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Organization;

/**
 * Writes an Organization of the register and informs the agents, for every door. Callers hold the lock of the register.
 * What staff paused stays paused: only a resumption by two of them ends it.
 */
@Singleton
class EntryWrites {
    private final FhirWrites writes;
    private final RegisterMapping register;
    private final CompanyStore changes;

    @Inject
    EntryWrites(FhirWrites writes, RegisterMapping register, CompanyStore changes) {
        this.writes = writes;
        this.register = register;
        this.changes = changes;
    }

    /** What is wrong with an entry under this id. */
    Complaints complaints(String slug, Organization organization) {
        Complaints complaints = new Complaints();
        OrganizationMapping.check(slug, organization, complaints);
        CoveredRegionMapping.check(organization, complaints);
        OrganizationMapping.parent(organization).ifPresent(parent -> {
            if (!register.knows(parent)) {
                complaints.add("Organization.partOf", "an Organization of the register", "none");
            } else if (register.closesCircle(slug, parent)) {
                complaints.add("Organization.partOf", "an Organization that is not below this one", "a circle");
            }
        });
        return complaints;
    }

    /**
     * Writes it as a system that loads master data does.
     *
     * @param expected the version that must be the current one; empty for any
     */
    FhirWrites.Put write(Caller caller, Optional<Integer> expected, String slug, Organization organization) {
        complaints(slug, organization).refuse();
        if (register.isDevice(slug)) {
            throw FhirErrors.conflict("Expected an id that no Device has: both are recipients");
        }
        if (organization.getActive() && changes.pause(slug).isPresent()) {
            throw FhirErrors.conflict("Expected active to be false: staff paused this recipient, and two of them resume"
                    + " it at the door for staff");
        }
        return put(caller, expected, slug, organization);
    }

    /** Writes it without these checks, which the caller has made. */
    FhirWrites.Put put(Caller caller, Optional<Integer> expected, String slug, Organization organization) {
        FhirWrites.Put done = writes.put(
                caller, expected, new IdType("Organization", slug), organization, new Filing(null, Instant.EPOCH));
        if (done.changed()) {
            register.announce(done.versioned(), slug);
        }
        return done;
    }
}

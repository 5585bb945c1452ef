// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.proxy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;

/**
 * Makes the RelatedPerson that stands for a proxy in a patient's compartment, where Consents and AuditEvents need one.
 * It gives no power: that comes from the grant alone, whatever a registrar writes here.
 */
final class RelatedPersonMapping {
    static final String GRANT = "https://consentry.org/fhir/proxy-grant";

    private static final String ROLE_CODE = "http://terminology.hl7.org/CodeSystem/v3-RoleCode";

    private RelatedPersonMapping() {}

    /** It stays active after its end, since what was chosen until then goes on to count. */
    static RelatedPerson person(String grant, NewGrant said, String name, ZoneId zone) {
        RelatedPerson person = new RelatedPerson().setPatient(new Reference("Patient/" + said.patient()));
        person.addIdentifier().setSystem(GRANT).setValue(grant);
        person.addName().setText(name);
        CodeableConcept relationship =
                person.addRelationship().setText(said.kind().text());
        if (!said.kind().role().isEmpty()) {
            relationship.addCoding(new Coding(ROLE_CODE, said.kind().role(), null));
        }
        person.getPeriod()
                .setStart(Date.from(said.from().atStartOfDay(zone).toInstant()))
                .setEnd(Date.from(said.until().plusDays(1).atStartOfDay(zone).toInstant()));
        return person;
    }

    static RelatedPerson ended(RelatedPerson person, Instant now) {
        person.getPeriod().setEnd(Date.from(now));
        if (person.getPeriod().getStart() != null
                && person.getPeriod().getStart().toInstant().isAfter(now)) {
            person.getPeriod().setStart(Date.from(now));
        }
        return person;
    }
}

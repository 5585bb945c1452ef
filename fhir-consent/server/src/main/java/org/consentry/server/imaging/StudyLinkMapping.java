// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.imaging;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.time.ZoneId;
import java.util.Optional;
import org.consentry.policy.PatientId;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.FeedEntry;
import org.consentry.protocol.LinkedStudy;
import org.consentry.server.access.answer.Complaints;
import org.consentry.server.access.answer.FhirErrors;
import org.consentry.server.feed.ChangeLog;
import org.consentry.server.fhir.body.FhirBodies;
import org.consentry.server.fhir.person.PatientIdentities;
import org.consentry.server.fhir.record.Filing;
import org.consentry.server.storage.ResourceKey;
import org.consentry.server.storage.ResourceStore;
import org.consentry.server.storage.StoredVersion;
import org.hl7.fhir.r4.model.ImagingStudy;

/** Ties a scan to its patient's hospital number and tells the agents. */
@Singleton
public class StudyLinkMapping {
    private static final System.Logger LOG = System.getLogger(StudyLinkMapping.class.getName());

    private final PatientIdentities identities;
    private final ResourceStore store;
    private final FhirBodies bodies;
    private final ChangeLog log;
    private final ZoneId zone;
    private final StudyFactsMapping facts;

    /** Takes its collaborators. */
    @Inject
    public StudyLinkMapping(
            PatientIdentities identities,
            ResourceStore store,
            FhirBodies bodies,
            ChangeLog log,
            ZoneId zone,
            FacilityConfig facility) {
        this.identities = identities;
        this.store = store;
        this.bodies = bodies;
        this.log = log;
        this.zone = zone;
        this.facts = new StudyFactsMapping(zone, new CustodianMapping(facility));
    }

    /**
     * A scan that may be written.
     *
     * @param study what the agents need to know
     * @param filing where it is kept
     */
    record Link(LinkedStudy study, Filing filing) {}

    /** Checks a scan about to be written under this id; refuses one whose patient or UID will not do. */
    Link check(String id, ImagingStudy study) {
        Complaints complaints = new Complaints();
        Optional<StudyUid> uid = ImagingStudyMapping.uid(study, complaints);
        Optional<String> patient = ImagingStudyMapping.subject(study, complaints);
        Optional<PatientId> number = patient.flatMap(identities::of);
        if (patient.isPresent() && number.isEmpty()) {
            complaints.add("ImagingStudy.subject", "a Patient that is here", "none");
        }
        complaints.refuse();
        onlyOne(id, uid.orElseThrow());
        LinkedStudy linked = new LinkedStudy(uid.orElseThrow(), number.orElseThrow(), facts.facts(id, study));
        return new Link(linked, ImagingStudyMapping.filing(study, patient.orElseThrow(), zone));
    }

    /** Informs agents about the scan and its patient. */
    void announce(String cause, Link link) {
        log.append(cause, (position, now) -> new FeedEntry.StudyLinked(position, now, link.study()));
    }

    /** Informs agents again about a stored scan, if its facts differ from those they were told. */
    void again(StoredVersion stored, LinkedStudy told) {
        try {
            Link link = check(stored.key().id(), bodies.resource(ImagingStudy.class, stored));
            if (!link.study().equals(told)) {
                announce(stored.key().reference() + "/_history/" + stored.version(), link);
            }
        } catch (BaseServerResponseException | DataFormatException refused) {
            LOG.log(Level.WARNING, "A stored ImagingStudy would not be taken now; agents know it as before");
        }
    }

    /** Makes every other writer of this scan wait until the transaction ends. */
    void hold(StudyUid uid) {
        store.lock("study/" + uid.value());
    }

    private void onlyOne(String id, StudyUid uid) {
        hold(uid);
        boolean taken = store.all(ImagingStudyMapping.withUid(uid))
                .anyMatch(other -> !other.key().equals(new ResourceKey("ImagingStudy", id)));
        if (taken) {
            throw FhirErrors.conflict("Expected a Study Instance UID no other ImagingStudy has");
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.imaging;

import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.consentry.server.fhir.door.FhirWrites;
import org.consentry.server.fhir.door.TypeWrites;
import org.consentry.server.storage.RandomIds;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.ImagingStudy;

/** Scans, loaded by the registrar. */
@Singleton
public class ImagingStudyProvider implements TypeWrites<ImagingStudy> {
    private final FhirWrites writes;
    private final StudyLinkMapping links;
    private final RandomIds ids;

    /** Takes its collaborators. */
    @Inject
    public ImagingStudyProvider(FhirWrites writes, StudyLinkMapping links, RandomIds ids) {
        this.writes = writes;
        this.links = links;
        this.ids = ids;
    }

    @Override
    public Class<ImagingStudy> type() {
        return ImagingStudy.class;
    }

    @Override
    public MethodOutcome create(RequestDetails request, ImagingStudy study) {
        return put(request, new IdType("ImagingStudy", ids.next()), study);
    }

    @Override
    public MethodOutcome update(RequestDetails request, IdType id, ImagingStudy study) {
        return put(request, id, study);
    }

    private MethodOutcome put(RequestDetails request, IdType id, ImagingStudy study) {
        StudyLinkMapping.Link link = links.check(id.getIdPart(), study);
        FhirWrites.Put done = writes.put(request, id, study, link.filing());
        if (done.changed()) {
            links.announce(done.versioned(), link);
        }
        return writes.outcome(ImagingStudy.class, done.stored(), done.created());
    }
}

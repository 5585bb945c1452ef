// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.search;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Header;
import org.consentry.agent.dataset.MalformedDatasetException;
import org.consentry.agent.dicom.Admitted;
import org.consentry.agent.dicom.InstanceAdmission;
import org.consentry.agent.dicomweb.body.StoreAnswer.Reference;
import org.consentry.agent.dicomweb.json.DicomJsonWriter;
import org.consentry.agent.dicomweb.retrieve.HeaderIntake;
import org.consentry.agent.disclosure.Release;
import org.consentry.agent.queue.WaitingFacts;
import org.consentry.agent.replica.ExportRoute;
import org.consentry.protocol.Json;

/** Decides about each header of a study, as if it were fetched, and keeps what may be shown of it. For one thread. */
final class ListingDesk implements HeaderIntake.Desk {
    private static final Set<Integer> UIDS = Set.of(Attribute.STUDY_UID, Attribute.SERIES_UID, Attribute.SOP_UID);

    private final InstanceAdmission admission;
    private final ExportRoute route;
    private final Release release;
    private final Set<Integer> wanted;
    private final List<Listed> listed = new ArrayList<>();
    private boolean mixed;

    /**
     * An object that may be listed.
     *
     * @param facts what is asked before it leaves
     * @param shown what is shown of it, under the archive's UIDs
     */
    record Listed(WaitingFacts facts, JsonObject shown) {}

    /** @param wanted the attributes that are kept; empty for all */
    ListingDesk(InstanceAdmission admission, ExportRoute route, Release release, Set<Integer> wanted) {
        this.admission = admission;
        this.route = route;
        this.release = release;
        this.wanted = wanted;
    }

    /** What may be listed so far. */
    List<Listed> listed() {
        return listed;
    }

    /** Whether an object names another patient than its study's: then nobody can say whose the rest is. */
    boolean isMixed() {
        return mixed;
    }

    @Override
    public void take(Reference object, Header header) {
        switch (admission.decide(route, header, release)) {
            case Admitted.Fit fit ->
                listed.add(new Listed(
                        fit.facts(),
                        shown(
                                header.dataset(),
                                DicomJsonWriter.json(fit.cleaned().dataset()))));
            case Admitted.Stays stays -> mixed |= stays.status().equals(InstanceAdmission.MIXED);
        }
    }

    @Override
    public void stays(Optional<Reference> object, MalformedDatasetException what) {
        admission.malformed(what, release);
    }

    private JsonObject shown(Dataset archives, JsonObject cleaned) {
        JsonObjectBuilder shown = Json.createObjectBuilder(Attribute.only(cleaned, wanted));
        for (int tag : UIDS) {
            shown.add(Attribute.key(tag), Attribute.uid(archives.string(tag).orElse("")));
        }
        return shown.build();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.door;

import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.consentry.server.access.Caller;
import org.consentry.server.access.Callers;
import org.consentry.server.access.WriteRecorder;
import org.consentry.server.access.answer.FhirErrors;
import org.consentry.server.fhir.body.FhirBodies;
import org.consentry.server.fhir.record.Filing;
import org.consentry.server.fhir.search.Indexes;
import org.consentry.server.storage.Draft;
import org.consentry.server.storage.RandomIds;
import org.consentry.server.storage.ResourceKey;
import org.consentry.server.storage.ResourceStore;
import org.consentry.server.storage.StoredVersion;
import org.consentry.server.storage.VersionConflict;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;

/** Writes resources for providers, in the provider's transaction. */
@Singleton
public class FhirWrites {
    private static final Pattern ETAG = Pattern.compile("(?:W/)?\"?([1-9][0-9]{0,8})\"?");

    private final ResourceStore store;
    private final FhirBodies bodies;
    private final RandomIds ids;
    private final Indexes indexes;
    private final WriteRecorder recorder;

    /** Takes its collaborators. */
    @Inject
    public FhirWrites(ResourceStore store, FhirBodies bodies, RandomIds ids, Indexes indexes, WriteRecorder recorder) {
        this.store = store;
        this.bodies = bodies;
        this.ids = ids;
        this.indexes = indexes;
        this.recorder = recorder;
    }

    /** Writes version 1 under a new random id. */
    public StoredVersion create(Resource resource, Filing filing) {
        return store.create(draft(new ResourceKey(resource.fhirType(), ids.next()), resource, filing));
    }

    /**
     * Writes under an id the caller chose: version 1 if it is new, else the next version. Writing what is already there
     * changes nothing. A change of what is no patient's is written down here, for every door.
     */
    public Put put(RequestDetails request, IdType id, Resource resource, Filing filing) {
        return put(Callers.of(request), ifMatch(request), id, resource, filing);
    }

    /**
     * The same for a caller who came by another door.
     *
     * @param expected the version that must be the current one; empty for any
     */
    public Put put(Caller caller, Optional<Integer> expected, IdType id, Resource resource, Filing filing) {
        Put done = stored(expected, id, resource, filing);
        if (done.changed() && filing.patient() == null) {
            recorder.changed(caller, null, done.versioned(), done.created());
        }
        return done;
    }

    private Put stored(Optional<Integer> expected, IdType id, Resource resource, Filing filing) {
        ResourceKey key = new ResourceKey(resource.fhirType(), id.getIdPart());
        store.lock(key.reference());
        Draft draft = draft(key, resource, filing);
        Optional<StoredVersion> current = store.readLocked(key);
        if (current.isEmpty()) {
            if (expected.isPresent()) {
                throw FhirErrors.notHere(key.reference());
            }
            return new Put(store.create(draft), true, true);
        }
        int found = current.get().version();
        if (expected.isPresent() && expected.get() != found) {
            throw FhirErrors.otherVersion(expected.get().toString(), found);
        }
        return current.get().body().equals(draft.body())
                ? new Put(current.get(), false, false)
                : new Put(store.update(draft, found), false, true);
    }

    /** Writes the next version, if the current one is the version the caller expects. */
    public StoredVersion update(ResourceKey key, Resource resource, Filing filing, int expected) {
        try {
            return store.update(draft(key, resource, filing), expected);
        } catch (VersionConflict conflict) {
            throw FhirErrors.otherVersion(Integer.toString(conflict.expected()), conflict.found());
        }
    }

    /** The version named by {@code If-Match}; empty without the header. */
    public Optional<Integer> ifMatch(RequestDetails request) {
        String header = request.getHeader("If-Match");
        if (header == null || header.isBlank()) {
            return Optional.empty();
        }
        Matcher matcher = ETAG.matcher(header.strip());
        if (!matcher.matches()) {
            throw FhirErrors.badRequest("Expected If-Match as W/\"1\"");
        }
        return Optional.of(Integer.parseInt(matcher.group(1)));
    }

    /** The answer to a write, with the resource as it is now. */
    public <T extends Resource> MethodOutcome outcome(Class<T> type, StoredVersion stored, boolean created) {
        T resource = bodies.resource(type, stored);
        MethodOutcome outcome = new MethodOutcome(resource.getIdElement(), created);
        outcome.setResource(resource);
        outcome.setOperationOutcome(stored(stored.version()));
        return outcome;
    }

    /** The OperationOutcome for callers who prefer it to the resource. */
    private static OperationOutcome stored(int version) {
        OperationOutcome said = new OperationOutcome();
        said.addIssue()
                .setSeverity(OperationOutcome.IssueSeverity.INFORMATION)
                .setCode(OperationOutcome.IssueType.INFORMATIONAL)
                .setDiagnostics("Version " + version + " is stored");
        return said;
    }

    private Draft draft(ResourceKey key, Resource resource, Filing filing) {
        return new Draft(
                key,
                filing.patient(),
                filing.sortAt(),
                bodies.text(resource, key.id()),
                indexes.of(resource, filing.index()));
    }

    /**
     * The result of a put.
     *
     * @param stored the current version
     * @param created whether it is the first
     * @param changed whether a version was written at all
     */
    public record Put(StoredVersion stored, boolean created, boolean changed) {
        /** Reference to exactly this version. */
        public String versioned() {
            return stored.key().reference() + "/_history/" + stored.version();
        }
    }
}

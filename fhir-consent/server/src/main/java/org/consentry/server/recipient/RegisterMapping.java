// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.recipient;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.consentry.policy.RecipientId;
import org.consentry.protocol.BodyRegion;
import org.consentry.protocol.FeedEntry;
import org.consentry.protocol.RegisteredRecipient;
import org.consentry.protocol.Route;
import org.consentry.server.access.answer.Complaints;
import org.consentry.server.feed.ChangeLog;
import org.consentry.server.fhir.body.FhirBodies;
import org.consentry.server.storage.Criterion;
import org.consentry.server.storage.ResourceKey;
import org.consentry.server.storage.ResourceStore;
import org.consentry.server.storage.SearchSpec;
import org.consentry.server.storage.StoredVersion;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Endpoint;
import org.hl7.fhir.r4.model.Organization;

/**
 * Computes the register as agents need it: each recipient with everyone above it, their classes, and all routes to it.
 */
@Singleton
public class RegisterMapping {
    /** Name of the lock by which one writer at a time changes the register. */
    private static final String LOCK = "register";

    private final ResourceStore store;
    private final FhirBodies bodies;
    private final ChangeLog log;

    /** Takes its collaborators. */
    @Inject
    public RegisterMapping(ResourceStore store, FhirBodies bodies, ChangeLog log) {
        this.store = store;
        this.bodies = bodies;
        this.log = log;
    }

    /** Makes every other writer of the register wait until the transaction ends. */
    void lock() {
        store.lock(LOCK);
    }

    /** The stored entry with this id. */
    Optional<StoredVersion> entry(String organization) {
        return store.read(new ResourceKey("Organization", organization));
    }

    /** One version of an entry. */
    Optional<StoredVersion> entry(String organization, int version) {
        return store.version(new ResourceKey("Organization", organization), version);
    }

    /** All entries. */
    Stream<StoredVersion> entries() {
        return store.all(SearchSpec.of("Organization"));
    }

    /** All versions of an entry, the newest first. */
    Stream<StoredVersion> versions(String organization) {
        return store.history(new ResourceKey("Organization", organization));
    }

    /** Whether this Organization is in the register. */
    boolean knows(String organization) {
        return read(organization).isPresent();
    }

    /** Whether this is a Device. The ids tell recipients of both kinds apart. */
    boolean isDevice(String id) {
        return ResourceKey.isId(id) && store.read(new ResourceKey("Device", id)).isPresent();
    }

    /** Whether {@code parent} as the parent of {@code id} would close a circle. */
    boolean closesCircle(String id, String parent) {
        return parent.equals(id) || above(parent).contains(new RecipientId(id));
    }

    /** How many other Endpoints have this AE title as theirs alone, or share it. */
    long others(String parameter, String title, String endpoint) {
        SearchSpec same = SearchSpec.of("Endpoint").with(any(parameter, title));
        return store.all(same)
                .filter(other -> !other.key().equals(new ResourceKey("Endpoint", endpoint)))
                .count();
    }

    /** Logical id of the Organization to which an Endpoint leads now; empty for a new Endpoint. */
    Optional<String> owner(String endpoint) {
        return ResourceKey.isId(endpoint)
                ? store.read(new ResourceKey("Endpoint", endpoint))
                        .map(stored -> bodies.resource(Endpoint.class, stored))
                        .flatMap(found -> OrganizationMapping.literal(found.getManagingOrganization()))
                : Optional.empty();
    }

    /** Whether an Endpoint ever was a shadow route. */
    boolean wasShadow(String endpoint) {
        return ResourceKey.isId(endpoint)
                && store.history(new ResourceKey("Endpoint", endpoint))
                        .map(stored -> bodies.resource(Endpoint.class, stored))
                        .anyMatch(RouteMapping::isShadow);
    }

    /** Informs agents about a recipient and all below it, whose parents may have changed. */
    void announce(String cause, String organization) {
        List<FeedEntry.RecipientChanged> entries = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        gather(organization, seen, entries);
        entries.forEach(entry -> log.append(
                cause,
                (position, now) -> new FeedEntry.RecipientChanged(position, now, entry.recipient(), entry.routes())));
    }

    /** Informs agents about an AI product. */
    void announceDevice(String cause, String id, Device device) {
        RegisteredRecipient recipient = device(id, device);
        log.append(cause, (position, now) -> new FeedEntry.RecipientChanged(position, now, recipient, List.of()));
    }

    /** Informs agents about a stored AI product, unless its owner is missing. */
    void announceStored(StoredVersion stored) {
        Device device = bodies.resource(Device.class, stored);
        if (DeviceMapping.owner(device).filter(this::knows).isPresent()) {
            announceDevice(
                    stored.key().reference() + "/_history/" + stored.version(),
                    stored.key().id(),
                    device);
        }
    }

    /** The stored AI products. */
    Stream<StoredVersion> devices() {
        return store.all(SearchSpec.of("Device"));
    }

    private void gather(String organization, Set<String> seen, List<FeedEntry.RecipientChanged> entries) {
        Optional<Organization> found = read(organization);
        if (found.isEmpty() || !seen.add(organization)) {
            return;
        }
        RegisteredRecipient recipient = recipient(organization, found.get());
        entries.add(new FeedEntry.RecipientChanged(0, Instant.EPOCH, recipient, routes(organization, found.get())));
        store.all(SearchSpec.of("Device").with(any("organization", "Organization/" + organization))).toList().stream()
                .map(owned -> device(owned.key().id(), bodies.resource(Device.class, owned)))
                .forEach(owned -> entries.add(new FeedEntry.RecipientChanged(0, Instant.EPOCH, owned, List.of())));
        store.all(SearchSpec.of("Organization").with(any("partof", "Organization/" + organization)))
                .map(below -> below.key().id())
                .toList()
                .forEach(below -> gather(below, seen, entries));
    }

    private List<Route> routes(String id, Organization organization) {
        Optional<BodyRegion> covered = CoveredRegionMapping.of(organization);
        return store.all(SearchSpec.of("Endpoint").with(any("organization", "Organization/" + id)))
                .map(this::route)
                .map(route -> covered.map(route::only).orElse(route))
                .toList();
    }

    private Route route(StoredVersion stored) {
        Complaints complaints = new Complaints();
        Optional<Route> route = RouteMapping.route(bodies.resource(Endpoint.class, stored), complaints);
        complaints.refuse();
        return route.orElseThrow();
    }

    private RegisteredRecipient recipient(String id, Organization organization) {
        Set<RecipientId> above = above(id);
        List<Organization> groups =
                above.stream().flatMap(each -> read(each.value()).stream()).toList();
        Set<RecipientId> parents = new LinkedHashSet<>(above);
        groups.forEach(group -> parents.addAll(OrganizationMapping.classes(group)));
        RegisteredRecipient recipient = OrganizationMapping.recipient(id, organization, parents);
        return groups.stream().allMatch(Organization::getActive) ? recipient : recipient.paused();
    }

    private RegisteredRecipient device(String id, Device device) {
        String owner = DeviceMapping.owner(device).orElseThrow();
        RegisteredRecipient owned = recipient(owner, read(owner).orElseThrow());
        Set<RecipientId> above = new LinkedHashSet<>(owned.parents());
        above.addAll(owned.classes());
        above.add(owned.id());
        return DeviceMapping.recipient(id, device, owned, above);
    }

    private Set<RecipientId> above(String organization) {
        Set<RecipientId> parents = new LinkedHashSet<>();
        Optional<String> next = read(organization).flatMap(OrganizationMapping::parent);
        while (next.isPresent() && parents.add(new RecipientId(next.get()))) {
            next = next.flatMap(this::read).flatMap(OrganizationMapping::parent);
        }
        return parents;
    }

    private Optional<Organization> read(String id) {
        return store.read(new ResourceKey("Organization", id))
                .map(stored -> bodies.resource(Organization.class, stored));
    }

    private static Criterion any(String name, String value) {
        return new Criterion.AnyOf(name, List.of(new Criterion.Term(null, value)));
    }
}

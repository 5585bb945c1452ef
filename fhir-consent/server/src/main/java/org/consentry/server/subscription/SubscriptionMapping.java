// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.subscription;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.consentry.server.fhir.body.FhirBodies;
import org.consentry.server.fhir.record.Filing;
import org.consentry.server.storage.Draft;
import org.consentry.server.storage.IndexEntry;
import org.consentry.server.storage.ResourceKey;
import org.consentry.server.storage.ResourceStore;
import org.consentry.server.storage.StoredVersion;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;

/**
 * Translates between the R4 Subscription and its delivery. The stored resource has the names of its headers without
 * their values, which are secret.
 */
@Singleton
public class SubscriptionMapping {
    /** The only topic: a version of a Consent was stored. */
    public static final String TOPIC = "https://consentry.org/fhir/SubscriptionTopic/consent-changed";

    private final FhirBodies bodies;
    private final ResourceStore store;

    /** Takes its collaborators. */
    @Inject
    public SubscriptionMapping(FhirBodies bodies, ResourceStore store) {
        this.bodies = bodies;
        this.store = store;
    }

    /** The resource to keep: the parts that were understood, and these headers without their values. */
    public Subscription kept(Subscription sent, List<String> headers, DeliveryProgress progress) {
        Subscription kept = new Subscription();
        kept.setCriteriaElement(sent.getCriteriaElement()).setReasonElement(sent.getReasonElement());
        kept.setContact(sent.getContact()).setEndElement(sent.getEndElement());
        kept.setChannel(sent.getChannel().copy());
        kept.getChannel().getHeader().clear();
        Headers.shown(headers).forEach(kept.getChannel()::addHeader);
        return state(kept, progress);
    }

    public Filing filing(Subscription kept, String owner, Instant since) {
        return new Filing(null, since, index(kept, owner));
    }

    /** Writes the next version, with the present status. */
    public void follow(String id, String owner, DeliveryProgress progress) {
        ResourceKey key = new ResourceKey("Subscription", id);
        StoredVersion current = store.readLocked(key).orElseThrow();
        Subscription kept = state(bodies.resource(Subscription.class, current), progress);
        Instant since = store.version(key, 1).orElseThrow().recordedAt();
        store.update(new Draft(key, null, since, bodies.text(kept, id), index(kept, owner)), current.version());
    }

    private static Subscription state(Subscription subscription, DeliveryProgress progress) {
        subscription.setStatus(SubscriptionStatus.valueOf(progress.status().name()));
        boolean broken = progress.status() == DeliveryProgress.Status.ERROR;
        subscription.setError(broken ? progress.failure() : null);
        return subscription;
    }

    private static List<IndexEntry> index(Subscription kept, String owner) {
        return List.of(
                IndexEntry.token("owner", null, owner),
                IndexEntry.token("status", null, kept.getStatus().toCode()),
                IndexEntry.token("criteria", null, kept.getCriteria()),
                IndexEntry.token("url", null, kept.getChannel().getEndpoint()));
    }
}

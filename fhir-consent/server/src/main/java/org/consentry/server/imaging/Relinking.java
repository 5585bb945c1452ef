// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.imaging;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.consentry.policy.RecipientId;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.LinkedStudy;
import org.consentry.server.feed.FactStore;
import org.consentry.server.feed.LogStore;
import org.consentry.server.storage.Draft;
import org.consentry.server.storage.ResourceKey;
import org.consentry.server.storage.ResourceStore;
import org.consentry.server.storage.StoredVersion;
import org.consentry.server.storage.work.Chore;
import org.consentry.server.storage.work.Transactions;

/**
 * Informs agents again about scans of which more is known than they were told: the custodian, after
 * {@code facility-organization} was set or changed. It goes through all scans once, in batches, while the server works.
 * The database keeps its place, so a restart goes on there.
 */
@Singleton
public class Relinking implements Chore {
    private static final int AT_ONCE = 100;
    private static final ResourceKey PLACE = new ResourceKey("Facility", "current");
    private static final String DONE = "~";

    private final ResourceStore store;
    private final LogStore log;
    private final FactStore facts;
    private final StudyLinkMapping links;
    private final FacilityConfig facility;
    private final Transactions transactions;

    /** Takes its collaborators. */
    @Inject
    public Relinking(
            ResourceStore store,
            LogStore log,
            FactStore facts,
            StudyLinkMapping links,
            FacilityConfig facility,
            Transactions transactions) {
        this.store = store;
        this.log = log;
        this.facts = facts;
        this.links = links;
        this.facility = facility;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return "Telling of scans again";
    }

    /** Looks at some. Returns how many; 0 when all were looked at. */
    @Override
    public int doWork() {
        return transactions.call(this::batch);
    }

    private int batch() {
        store.lock(PLACE.reference());
        RecipientId keeper = facility.organization();
        Optional<StoredVersion> place = store.read(PLACE);
        if (keeper == null && place.isEmpty()) {
            return 0;
        }
        String prefix = (keeper == null ? "" : keeper.value()) + " ";
        String after = place.map(StoredVersion::body)
                .filter(body -> body.startsWith(prefix))
                .map(body -> body.substring(prefix.length()))
                .orElse("");
        if (after.equals(DONE)) {
            return 0;
        }
        List<String> some = log.studies(after, AT_ONCE);
        some.forEach(uid -> relink(new StudyUid(uid)));
        String reached = some.isEmpty() ? DONE : some.get(some.size() - 1);
        Draft draft = new Draft(PLACE, null, Instant.EPOCH, prefix + reached, List.of());
        if (place.isPresent()) {
            store.update(draft, place.get().version());
        } else {
            store.create(draft);
        }
        return some.size();
    }

    private void relink(StudyUid uid) {
        links.hold(uid);
        Optional<StoredVersion> stored =
                store.all(ImagingStudyMapping.withUid(uid)).findFirst();
        Optional<LinkedStudy> told = facts.study(uid, LogStore.NOW);
        if (stored.isEmpty() || told.isEmpty()) {
            return;
        }
        links.again(stored.get(), told.get());
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.search;

import ca.uhn.fhir.parser.DataFormatException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consentry.server.access.TypeAccess;
import org.consentry.server.fhir.body.FhirBodies;
import org.consentry.server.storage.EditionStore;
import org.consentry.server.storage.EditionStore.Place;
import org.consentry.server.storage.IndexEntry;
import org.consentry.server.storage.StoredVersion;
import org.consentry.server.storage.work.Chore;
import org.consentry.server.storage.work.Transactions;

/**
 * Adds search values to resources that were written before their type had all its search parameters. It goes through
 * all current versions once, in batches, while the server works. The database keeps its place, so a restart goes on
 * there. It only ever adds.
 *
 * <p>A resource that is being written at the moment begins the next batch. Only the first resource of a batch is waited
 * for, when nothing else is held, so that no deadlock can occur.
 */
@Singleton
public class Reindexing implements Chore {
    /** The number of the edition. It goes up whenever resources get new search values; then all are looked at again. */
    static final int EDITION = 1;

    private static final System.Logger LOG = System.getLogger(Reindexing.class.getName());
    private static final int AT_ONCE = 200;
    /** Types whose search values come only from their own rooms. */
    private static final Set<String> APART = Set.of("Subscription");

    private final EditionStore editions;
    private final Indexes indexes;
    private final FhirBodies bodies;
    private final Transactions transactions;

    /** Takes its collaborators. */
    @Inject
    public Reindexing(EditionStore editions, Indexes indexes, FhirBodies bodies, Transactions transactions) {
        this.editions = editions;
        this.indexes = indexes;
        this.bodies = bodies;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return "Reindexing";
    }

    /**
     * Looks at some resources and returns their number. Returns 0 when all were looked at, or another node is doing it.
     */
    @Override
    public int doWork() {
        return transactions.call(() -> editions.place(EDITION).map(this::batch).orElse(0));
    }

    private int batch(Place from) {
        List<StoredVersion> some = editions.after(from, AT_ONCE);
        if (some.isEmpty()) {
            editions.done(EDITION);
            LOG.log(Level.INFO, "All resources are found by all search parameters of their types");
            return 0;
        }
        int looked = 0;
        while (looked < some.size() && index(some.get(looked), looked == 0)) {
            looked++;
        }
        StoredVersion last = some.get(looked - 1);
        editions.reached(EDITION, new Place(last.key().type(), last.key().id()));
        return looked;
    }

    /** Adds a version's values. Returns false if it is being written and was not to be waited for. */
    private boolean index(StoredVersion version, boolean first) {
        if (!isSearched(version)) {
            return true;
        }
        if (!editions.hold(version, first)) {
            // The first version was waited for. So its writer has replaced it, and the new version has search values.
            return first;
        }
        entries(version).filter(entries -> !entries.isEmpty()).ifPresent(entries -> editions.add(version, entries));
        return true;
    }

    /**
     * The values of a version. Empty for a text that R4 no longer reads: it keeps its old values and must not delay the
     * rest.
     */
    private Optional<List<IndexEntry>> entries(StoredVersion version) {
        try {
            return Optional.of(indexes.of(bodies.resource(version), List.of()));
        } catch (DataFormatException unreadable) {
            LOG.log(
                    Level.WARNING,
                    "A stored {0} does not read as R4 and keeps the search values it has",
                    version.key().type());
            return Optional.empty();
        }
    }

    private static boolean isSearched(StoredVersion version) {
        String type = version.key().type();
        return TypeAccess.of(type).isPresent() && !APART.contains(type);
    }
}

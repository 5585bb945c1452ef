// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.regime;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.consentry.policy.Regime;
import org.consentry.policy.RegimeSet;
import org.consentry.protocol.FeedEntry;
import org.consentry.protocol.RegimeJson;
import org.consentry.server.feed.ChangeLog;
import org.consentry.server.storage.Draft;
import org.consentry.server.storage.ResourceKey;
import org.consentry.server.storage.ResourceStore;
import org.consentry.server.storage.StoredVersion;

/** At start, tells the agents of a regime they do not know yet; every regime there ever was stays on record. */
@Singleton
@Transactional
public class RegimeStart {
    private final Regimes regimes;
    private final ResourceStore store;
    private final ChangeLog log;

    /** Takes its collaborators. */
    @Inject
    public RegimeStart(Regimes regimes, ResourceStore store, ChangeLog log) {
        this.regimes = regimes;
        this.store = store;
        this.log = log;
    }

    /** Appends the regime to the feed if it differs from the one last told. */
    public void announce(@Observes @Initialized(ApplicationScoped.class) Object started) {
        Regime regime = regimes.current();
        String body = RegimeJson.write(regime).toString();
        ResourceKey key = new ResourceKey("Regime", "current");
        store.lock(key.reference());
        Optional<StoredVersion> known = store.read(key);
        if (known.filter(version -> version.body().equals(body)).isPresent()) {
            return;
        }
        Draft draft = new Draft(key, null, Instant.EPOCH, body, List.of());
        StoredVersion told =
                known.map(version -> store.update(draft, version.version())).orElseGet(() -> store.create(draft));
        log.append(
                key.reference() + "/_history/" + told.version(),
                (position, now) -> new FeedEntry.RegimesChanged(position, now, RegimeSet.of(regime)));
    }
}

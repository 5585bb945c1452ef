// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.regime;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonArrayBuilder;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.consentry.policy.RegimeSet;
import org.consentry.protocol.FeedEntry;
import org.consentry.protocol.Json;
import org.consentry.protocol.RegimeJson;
import org.consentry.server.feed.ChangeLog;
import org.consentry.server.storage.Draft;
import org.consentry.server.storage.ResourceKey;
import org.consentry.server.storage.ResourceStore;
import org.consentry.server.storage.StoredVersion;

/**
 * Records the regimes in force at start and informs agents, in one transaction. If a recorded version has another
 * content now, the server does not start: a regime that a decision cites must never change.
 */
@Singleton
@Transactional
public class RegimeStart {
    private final Regimes regimes;
    private final RegimeVersionStore versions;
    private final ResourceStore store;
    private final ChangeLog log;
    private final InstantSource clock;

    /** Takes its collaborators. */
    @Inject
    public RegimeStart(
            Regimes regimes, RegimeVersionStore versions, ResourceStore store, ChangeLog log, InstantSource clock) {
        this.regimes = regimes;
        this.versions = versions;
        this.store = store;
        this.log = log;
        this.clock = clock;
    }

    /** Appends the regimes to the feed if they differ from those that agents have. */
    public void announce(@Observes @Initialized(ApplicationScoped.class) Object started) {
        ResourceKey key = new ResourceKey("Regime", "current");
        store.lock(key.reference());
        keepVersions();
        String body = body(regimes.all());
        Optional<StoredVersion> known = store.read(key);
        if (known.filter(version -> version.body().equals(body)).isPresent()) {
            return;
        }
        Draft draft = new Draft(key, null, Instant.EPOCH, body, List.of());
        StoredVersion told =
                known.map(version -> store.update(draft, version.version())).orElseGet(() -> store.create(draft));
        log.append(
                key.reference() + "/_history/" + told.version(),
                (position, now) -> new FeedEntry.RegimesChanged(position, now, regimes.all()));
    }

    private void keepVersions() {
        List<String> changed = new ArrayList<>();
        for (RegimeFile file : regimes.files()) {
            Optional<String> kept =
                    versions.digest(file.regime().id(), file.regime().version());
            if (kept.isEmpty()) {
                versions.insert(file, clock.instant());
            } else if (!kept.get().equals(file.digest())) {
                changed.add(file.name() + ": expected a new version for another content, found "
                        + file.regime().citation() + " again");
            }
        }
        if (!changed.isEmpty()) {
            throw new IllegalStateException("Regimes: " + String.join("; ", changed));
        }
    }

    private static String body(RegimeSet regimes) {
        JsonArrayBuilder all = Json.createArrayBuilder();
        regimes.all().forEach(regime -> all.add(RegimeJson.write(regime)));
        return all.build().toString();
    }
}

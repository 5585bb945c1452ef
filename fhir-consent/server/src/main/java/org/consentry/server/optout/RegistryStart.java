// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.optout;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.consentry.policy.PatientId;
import org.consentry.server.feed.ChangeLog;
import org.consentry.server.fhir.person.PatientIdentities;
import org.consentry.server.storage.ResourceStore;
import org.consentry.server.storage.SearchSpec;
import org.consentry.server.storage.StoredVersion;

/** Does the steps of a round on the database. */
@Singleton
@Transactional
public class RegistryStart implements RegistrySteps {
    /** Age at which a patient is asked about again, before the last answer is too old. */
    private static final Duration DUE = Duration.ofHours(18);

    private final ResourceStore store;
    private final PatientIdentities identities;
    private final CleanStore clean;
    private final ChangeLog log;
    private final InstantSource clock;

    /** Takes its collaborators. */
    @Inject
    public RegistryStart(
            ResourceStore store, PatientIdentities identities, CleanStore clean, ChangeLog log, InstantSource clock) {
        this.store = store;
        this.identities = identities;
        this.clean = clean;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public Page page(SearchSpec.Page page) {
        var slice = store.search(SearchSpec.of("Patient").with(page));
        List<Registry.Subject> subjects =
                slice.rows().stream().flatMap(row -> subject(row).stream()).toList();
        return new Page(
                subjects,
                slice.next()
                        .map(cursor -> new SearchSpec.Page(page.order(), page.count(), cursor))
                        .orElse(null));
    }

    @Override
    public List<Registry.Subject> due(Registry registry, List<Registry.Subject> subjects) {
        Instant lately = clock.instant().minus(DUE);
        return subjects.stream()
                .filter(subject -> !clean.isClean(registry, subject.patient(), lately))
                .toList();
    }

    @Override
    public void keep(Registry registry, Registry.Answer answer) {
        clean.keep(registry, answer);
    }

    @Override
    public void tell(Registry registry, String checkId, List<Registry.Subject> subjects) {
        List<PatientId> changed = new ArrayList<>();
        for (Registry.Subject subject : subjects) {
            if (!log.told(subject.patient()).registries().equals(clean.of(subject.patient()))) {
                changed.add(subject.patient());
            }
        }
        changed.forEach(patient -> log.again("registry/" + registry.name() + "/" + checkId, patient));
    }

    private Optional<Registry.Subject> subject(StoredVersion row) {
        Set<PatientId> identifiers = store.indexed(row.key(), "identifier").stream()
                .filter(term -> term.system() != null && term.value() != null)
                .map(term -> new PatientId(String.valueOf(term.system()), String.valueOf(term.value())))
                .collect(Collectors.toSet());
        return identities.of(row.key().id()).map(number -> new Registry.Subject(number, identifiers));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.optout;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.consentry.policy.PatientId;
import org.consentry.policy.RegistryAnswer;
import org.consentry.server.feed.RegistryAnswers;

/**
 * Owns {@code registry_clean}: when a registry last said that a patient had not opted out. Such an answer counts for a
 * day.
 */
@Singleton
public class CleanStore implements RegistryAnswers {
    /** How long an answer counts. */
    static final Duration GOOD_FOR = Duration.ofHours(24);

    private final EntityManager database;
    private final RegistryConfig config;
    private final InstantSource clock;

    /** Takes its collaborators. */
    @Inject
    public CleanStore(EntityManager database, RegistryConfig config, InstantSource clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public List<RegistryAnswer> of(PatientId patient) {
        return config.registries().stream()
                .map(registry -> new RegistryAnswer(
                        registry.name(),
                        registry.purposes(),
                        isClean(registry, patient, clock.instant().minus(GOOD_FOR))
                                ? RegistryAnswer.State.CLEAR
                                : RegistryAnswer.State.UNKNOWN))
                .toList();
    }

    @Override
    public List<RegistryAnswer> unknown() {
        return config.registries().stream()
                .map(registry -> new RegistryAnswer(registry.name(), registry.purposes(), RegistryAnswer.State.UNKNOWN))
                .toList();
    }

    /** Whether the registry said so after this instant. */
    boolean isClean(Registry registry, PatientId patient, Instant after) {
        return !database.createNativeQuery(
                        "select 1 from registry_clean where registry = ?1 and authority = ?2 and number = ?3"
                                + " and at > cast(?4 as timestamptz)",
                        Integer.class)
                .setParameter(1, registry.name())
                .setParameter(2, patient.authority())
                .setParameter(3, patient.value())
                .setParameter(4, after.toString())
                .getResultList()
                .isEmpty();
    }

    void keep(Registry registry, Registry.Answer answer) {
        answer.notClear().forEach(patient -> forget(registry, patient));
        answer.clear().forEach(patient -> {
            forget(registry, patient);
            database.createNativeQuery("insert into registry_clean (registry, authority, number, check_id, at)"
                            + " values (?1, ?2, ?3, ?4, cast(?5 as timestamptz))")
                    .setParameter(1, registry.name())
                    .setParameter(2, patient.authority())
                    .setParameter(3, patient.value())
                    .setParameter(4, answer.checkId())
                    .setParameter(5, answer.at().toString())
                    .executeUpdate();
        });
    }

    private void forget(Registry registry, PatientId patient) {
        database.createNativeQuery("delete from registry_clean where registry = ?1 and authority = ?2 and number = ?3")
                .setParameter(1, registry.name())
                .setParameter(2, patient.authority())
                .setParameter(3, patient.value())
                .executeUpdate();
    }
}

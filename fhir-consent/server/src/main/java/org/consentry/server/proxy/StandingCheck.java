// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.proxy;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.consentry.server.access.Acting;
import org.consentry.server.access.PatientStanding;
import org.consentry.server.fhir.person.PersonFacts;
import org.consentry.server.storage.work.Transactions;

/** Reads from the database on every request how a patient's login stands. */
@Singleton
public class StandingCheck implements PatientStanding {
    private final GrantStore grants;
    private final PersonFacts facts;
    private final Transactions transactions;
    private final InstantSource clock;
    private final ZoneId zone;

    /** Takes its collaborators, and the zone of the hospital's days. */
    @Inject
    public StandingCheck(
            GrantStore grants, PersonFacts facts, Transactions transactions, InstantSource clock, ZoneId zone) {
        this.grants = grants;
        this.facts = facts;
        this.transactions = transactions;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public boolean isClosed(String patient) {
        return transactions.call(() -> facts.hasDied(patient));
    }

    @Override
    public Optional<Acting> acting(String proxy, String patient) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        return transactions.call(() -> facts.hasDied(proxy)
                ? Optional.empty()
                : grants.between(proxy, patient).stream()
                        .filter(grant -> grant.isInForce(today))
                        .findFirst()
                        .map(Grant::acting));
    }
}

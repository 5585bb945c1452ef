// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.people;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.consentry.policy.PatientId;
import org.consentry.server.audit.CodeChanges;
import org.consentry.server.feed.ChangeLog;
import org.consentry.server.feed.FactStore;
import org.consentry.server.feed.TermsPublisher;
import org.consentry.server.fhir.person.LinkedPatients;
import org.consentry.server.fhir.person.LinkedPatients.Linked;
import org.consentry.server.fhir.person.PatientIdentities;
import org.consentry.server.storage.ResourceStore;

/**
 * Makes a link between records count from the commit that stores it. It publishes what a person said under each of the
 * records, and which number stands for which other one. Changes of links wait for each other, so that nobody sees half
 * a chain.
 */
@Singleton
public class PatientLinks {
    private final LinkedPatients links;
    private final PatientIdentities identities;
    private final ResourceStore store;
    private final TermsPublisher terms;
    private final ChangeLog log;
    private final FactStore facts;
    private final CodeChanges codes;

    /** Takes its collaborators. */
    @Inject
    public PatientLinks(
            LinkedPatients links,
            PatientIdentities identities,
            ResourceStore store,
            TermsPublisher terms,
            ChangeLog log,
            FactStore facts,
            CodeChanges codes) {
        this.links = links;
        this.identities = identities;
        this.store = store;
        this.terms = terms;
        this.log = log;
        this.facts = facts;
        this.codes = codes;
    }

    /**
     * The records of the person before one of them is written.
     *
     * @param patient logical id of that one
     * @param willHaveLinks whether it will have links
     */
    Linked before(String patient, boolean willHaveLinks) {
        Linked alone = links.of(patient);
        if (!willHaveLinks && alone.ids().size() == 1) {
            return alone;
        }
        store.lock("patient links");
        // Agents do not know a new record yet, even if others link to it already.
        return identities.of(patient).isPresent() ? links.of(patient) : Linked.NONE;
    }

    /**
     * Publishes the terms of every person whose records belong together now and did not before, or the other way round.
     */
    void after(String patient, Linked before, String cause) {
        Linked after = links.of(patient);
        if (after.equals(before)) {
            return;
        }
        TreeSet<String> all = new TreeSet<>(before.ids());
        all.addAll(after.ids());
        all.forEach(store::lockPatient);
        tell(cause, all);
    }

    /**
     * Publishes the terms of the person with this record, of whom agents may not know which numbers mean which.
     *
     * @return logical ids of all records that were published
     */
    Set<String> tellAgain(String patient) {
        store.lock("patient links");
        links.lock(Set.of(patient));
        Set<String> all = new TreeSet<>(links.of(patient).ids());
        tell("Patient/" + patient, all);
        return all;
    }

    /**
     * Publishes what these persons said, then which of their numbers mean which. In either order, an agent that has
     * only the first half permits nothing new.
     *
     * @param records logical ids of every record of the persons, which nobody else may write
     */
    void tell(String cause, Collection<String> records) {
        Map<PatientId, PatientId> into = new LinkedHashMap<>();
        for (String each : records) {
            Linked linked = links.of(each);
            identities
                    .of(each)
                    .ifPresent(number -> into.put(number, next(linked, each).orElse(number)));
        }
        terms.tell(cause, records);
        Map<String, PatientId> before = valid(records);
        log.merge(cause, into);
        codes.note(before, valid(records));
    }

    /** For each record the valid number, from which its code towards a recipient is made. */
    private Map<String, PatientId> valid(Collection<String> records) {
        Map<String, PatientId> valid = new LinkedHashMap<>();
        for (String each : records) {
            identities
                    .of(each)
                    .ifPresent(number -> valid.put(each, facts.chain(number).current(number)));
        }
        return valid;
    }

    /** The number of the first record after this one in its chain that is here. */
    private Optional<PatientId> next(Linked linked, String patient) {
        String at = patient;
        while (linked.replacedBy().containsKey(at)) {
            at = linked.replacedBy().get(at);
            Optional<PatientId> number = identities.of(at);
            if (number.isPresent()) {
                return number;
            }
        }
        return Optional.empty();
    }
}

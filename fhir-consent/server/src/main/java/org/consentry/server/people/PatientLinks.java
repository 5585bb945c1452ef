// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.people;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.TreeSet;
import org.consentry.server.access.LinkedPatients;
import org.consentry.server.access.LinkedPatients.Linked;
import org.consentry.server.access.PatientIdentities;
import org.consentry.server.feed.WholeTerms;
import org.consentry.server.storage.ResourceStore;

/**
 * Sees to it that a link between records counts from the commit that stores it: what a person said under one of them is
 * told under all. Who changes links waits for whoever else does, so that nobody sees half a chain of them.
 */
@Singleton
public class PatientLinks {
    private final LinkedPatients links;
    private final PatientIdentities identities;
    private final ResourceStore store;
    private final WholeTerms terms;

    /** Takes its collaborators. */
    @Inject
    public PatientLinks(LinkedPatients links, PatientIdentities identities, ResourceStore store, WholeTerms terms) {
        this.links = links;
        this.identities = identities;
        this.store = store;
        this.terms = terms;
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
        // A record that is new was not told of, whoever linked to it already.
        return identities.of(patient).isPresent() ? links.of(patient) : Linked.NONE;
    }

    /** Tells of everybody whose records belong together now and did not before, or the other way round. */
    void after(String patient, Linked before, String cause) {
        Linked after = links.of(patient);
        if (after.equals(before)) {
            return;
        }
        TreeSet<String> all = new TreeSet<>(before.ids());
        all.addAll(after.ids());
        all.forEach(store::lockPatient);
        terms.tell(cause, all);
    }
}

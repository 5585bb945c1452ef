// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.person;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import org.consentry.server.access.Caller;
import org.consentry.server.access.Callers;
import org.consentry.server.storage.work.Transactions;

/**
 * Gives a patient access to every record that was merged with the own one, before any rule asks what the patient may
 * see. It reads the merges anew for each request, so the end of a merge takes effect at once.
 */
@Interceptor
@Singleton
public class PersonRules {
    private static final String KNOWN = PersonRules.class.getName();

    private final LinkedPatients people;
    private final Transactions transactions;

    /** Takes its collaborators. */
    @Inject
    public PersonRules(LinkedPatients people, Transactions transactions) {
        this.people = people;
        this.transactions = transactions;
    }

    /** Runs before rules and doors see the request. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
    public void known(ServletRequestDetails request) {
        HttpServletRequest servlet = request.getServletRequest();
        // The entries of a bundle come one by one, in a transaction that has begun.
        if (servlet.getAttribute(KNOWN) != null) {
            return;
        }
        servlet.setAttribute(KNOWN, true);
        Caller caller = Callers.of(request);
        caller.patient()
                .ifPresent(own -> servlet.setAttribute(
                        Callers.ATTRIBUTE, caller.with(transactions.call(() -> people.merged(own)))));
    }
}

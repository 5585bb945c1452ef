// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.terms;

import java.util.List;
import org.consentry.server.access.Acting;
import org.consentry.server.access.Caller;
import org.consentry.server.fhir.person.ProxyRules;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/**
 * Says on a Consent that a proxy made it on our pages for the patient, by a grant in force at that moment. Only this
 * server says so, and the performer is then the patient's RelatedPerson. It counts like the patient's own.
 */
public final class ProxyEntry {
    /** Extension on a Consent: the proxy's name. */
    static final String BY_PROXY = ProxyRules.BY_PROXY;

    private ProxyEntry() {}

    /** Whether this server said so of a Consent that is stored. */
    static boolean is(Consent consent) {
        return consent.getExtension().stream().anyMatch(extension -> BY_PROXY.equals(extension.getUrl()));
    }

    /** Removes what a sender says of it, and says it if the sender is a proxy now. */
    public static void sign(Consent consent, Caller caller) {
        consent.getExtension().removeIf(extension -> BY_PROXY.equals(extension.getUrl()));
        Acting acting = caller.acting();
        if (acting != null) {
            consent.addExtension(BY_PROXY, new StringType(caller.name()));
            consent.setPerformer(List.of(new Reference(acting.reference())));
        }
    }
}

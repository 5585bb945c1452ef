// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.request;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.register.RecentRegister;
import org.consentry.portal.fhir.register.RegisterEntry;
import org.consentry.portal.fhir.request.DeleteRequest;
import org.consentry.portal.fhir.request.Held;
import org.consentry.portal.fhir.request.RequestClient;
import org.consentry.portal.fhir.sharing.Scan;
import org.consentry.portal.fhir.sharing.SharingClient;
import org.consentry.portal.session.SignedIn;

/** Reads what each recipient has of the signed-in patient, and names what is in it. */
public class Holdings {

    private final SignedIn signedIn;
    private final RequestClient requests;
    private final SharingClient sharing;
    private final RecentRegister register;

    @Inject
    public Holdings(SignedIn signedIn, RequestClient requests, SharingClient sharing, RecentRegister register) {
        this.signedIn = signedIn;
        this.requests = requests;
        this.sharing = sharing;
        this.register = register;
    }

    /** All of them, the recipient that got something last first. */
    List<RecipientHolding> all() {
        FhirCaller caller = signedIn.caller();
        String patient = signedIn.patient();
        List<DeleteRequest> asked = requests.of(caller, patient);
        Map<String, RegisterEntry> known = register.recipients();
        return requests.held(caller, patient).stream()
                .map(held ->
                        new RecipientHolding(held, Optional.ofNullable(known.get(held.recipient())), open(asked, held)))
                .toList();
    }

    private static Optional<DeleteRequest> open(List<DeleteRequest> asked, Held held) {
        return asked.stream()
                .filter(DeleteRequest::open)
                .filter(request -> request.recipient().equals(held.recipient()))
                .findFirst();
    }

    /** The scans that these recipients have, as far as they are named, by id. */
    Map<String, Scan> scans(List<RecipientHolding> holdings) {
        List<String> ids = holdings.stream()
                .map(RecipientHolding::held)
                .flatMap(held -> Stream.concat(held.foundScans().stream(), held.lostScans().stream()))
                .toList();
        return sharing.scans(signedIn.caller(), signedIn.patient(), ids);
    }

    /** These requests with the names of their recipients. */
    List<RequestRow> named(List<DeleteRequest> all) {
        Map<String, RegisterEntry> known = register.recipients();
        return all.stream()
                .map(request -> new RequestRow(request, Optional.ofNullable(known.get(request.recipient()))))
                .toList();
    }
}

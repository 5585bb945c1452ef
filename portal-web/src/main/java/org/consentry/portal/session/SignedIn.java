// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.session;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.session.openid.ProviderTokens;
import org.consentry.portal.view.StaffWork;

/** The signed-in person of this request. */
public class SignedIn {

    private final HttpServletRequest request;

    @Inject
    public SignedIn(HttpServletRequest request) {
        this.request = request;
    }

    /**
     * The signed-in person.
     *
     * @throws NobodySignedIn when there is none; the filter lets no such request reach a page that asks
     */
    public Person person() {
        ProviderTokens tokens = live().orElseThrow(NobodySignedIn::new).tokens();
        return new Person(tokens.identity().name(), tokens.identity().patient(), tokens.access());
    }

    /**
     * Logical id of the patient whose pages these are: the signed-in one, or the one for whom that one acts.
     *
     * @throws NoPatient when the account is not linked to a patient
     */
    public String patient() {
        return acting().map(ActingFor::patient).orElseGet(this::ownPatient);
    }

    /**
     * Logical id of the signed-in patient, also while acting for another.
     *
     * @throws NoPatient when the account is not linked to a patient
     */
    public String ownPatient() {
        return person().patient().orElseThrow(NoPatient::new);
    }

    /** Whether a patient is signed in. */
    public boolean isPatient() {
        return live().filter(live -> !live.isStaff())
                .flatMap(live -> live.tokens().identity().patient())
                .isPresent();
    }

    /** The signed-in person towards the FHIR server, as acting for the patient of {@link #patient}. */
    public FhirCaller caller() {
        FhirCaller own = own();
        return acting().map(other -> own.actingFor(other.patient())).orElse(own);
    }

    /** The signed-in person, acting for nobody. */
    public FhirCaller own() {
        return FhirCaller.of(person().token());
    }

    /** For whom this request acts; it stays the same until its end. */
    public Optional<ActingFor> acting() {
        return request.getAttribute(SignedInFilter.ACTING) instanceof ActingFor acting
                ? Optional.of(acting)
                : Optional.empty();
    }

    /** Whether what the patient asked may be read here, and more be asked. */
    public boolean mayAsk() {
        return acting().map(other -> other.may("ask")).orElse(true);
    }

    /** From the next request on the sign-in acts for this person. */
    public void act(ActingFor other) {
        live().orElseThrow(NobodySignedIn::new).act(other);
    }

    /** From the next request on it is the person's own again. */
    public void actForNobody() {
        live().orElseThrow(NobodySignedIn::new).actForNobody();
    }

    /** Whether somebody is signed in who works for patients. */
    public boolean isStaff() {
        return live().filter(LiveSession::isStaff).isPresent();
    }

    /** What the signed-in person may do as one of the staff. */
    public StaffWork work() {
        return live().map(LiveSession::work).orElse(StaffWork.NONE);
    }

    Optional<String> refreshToken() {
        return live().flatMap(live -> live.tokens().refresh());
    }

    private Optional<LiveSession> live() {
        return request.getAttribute(SignedInFilter.LIVE) instanceof LiveSession live
                ? Optional.of(live)
                : Optional.empty();
    }

    /** Nobody is signed in any more. */
    public static final class NobodySignedIn extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** The account is not linked to a patient. */
    public static final class NoPatient extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}

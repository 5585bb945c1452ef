// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.session;

import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.openid.AccessToken;
import jakarta.security.enterprise.identitystore.openid.OpenIdContext;
import java.util.Optional;
import org.consentry.portal.fhir.Caller;

/** The person of this request. */
public class SignedIn {

    private final OpenIdContext openId;

    @Inject
    public SignedIn(OpenIdContext openId) {
        this.openId = openId;
    }

    /**
     * The signed-in person.
     *
     * @throws NobodySignedIn when there is none; the filter lets no such request reach a page that asks
     */
    public Person person() {
        AccessToken token = openId.getAccessToken();
        if (token == null) {
            throw new NobodySignedIn();
        }
        return new Person(
                claim(token, "name")
                        .orElseGet(() -> claim(token, "preferred_username").orElse("")),
                claim(token, "patient"),
                token.getToken());
    }

    /**
     * Logical id of the signed-in patient.
     *
     * @throws NoPatient when the account is not linked to a patient
     */
    public String patient() {
        return person().patient().orElseThrow(NoPatient::new);
    }

    /** The signed-in person, towards the FHIR server. */
    public Caller caller() {
        return Caller.of(person().token());
    }

    Optional<String> refreshToken() {
        return openId.getRefreshToken().map(t -> t.getToken());
    }

    private static Optional<String> claim(AccessToken token, String name) {
        return token.getJwtClaims().getStringClaim(name).filter(v -> !v.isBlank());
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

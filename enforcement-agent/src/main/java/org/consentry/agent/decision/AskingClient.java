// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.decision;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Which export system asks, by its token. */
@Dependent
public class AskingClient {

    private final JsonWebToken token;

    /** Reads that token. */
    @Inject
    public AskingClient(JsonWebToken token) {
        this.token = token;
    }

    /** The client's id; {@code unknown} if the token names none. */
    public String name() {
        Optional<String> client = token.claim("azp");
        return client.orElse("unknown");
    }
}

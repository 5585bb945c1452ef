// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.operator;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.consentry.protocol.HandAct;
import org.consentry.protocol.MalformedMessageException;
import org.consentry.protocol.token.BearerToken;
import org.consentry.protocol.token.Presented;

/** Who acts on the queue, by the token that the filter in front left with the request. */
@Dependent
public class QueueOperator {
    private final HttpServletRequest request;

    /** Reads the token. */
    @Inject
    public QueueOperator(HttpServletRequest request) {
        this.request = request;
    }

    /** The account of this person or program. */
    String account() {
        return token().subject();
    }

    /** What this person does, and why; a program that has no person's name is named itself. */
    HandAct act(HandAct.Kind kind, String why) {
        BearerToken token = token();
        try {
            return new HandAct(
                    kind, Optional.ofNullable(token.name()).orElse(token.clientName()), token.subject(), why);
        } catch (IllegalArgumentException e) {
            throw new MalformedMessageException(String.valueOf(e.getMessage()));
        }
    }

    private BearerToken token() {
        return Presented.of(request.getAttribute(Presented.ATTRIBUTE))
                .token()
                .orElseThrow(() -> new IllegalStateException("expected a token, found none behind the filter"));
    }
}

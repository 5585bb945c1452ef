// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access.limit;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.consentry.protocol.token.Allowance;
import org.consentry.protocol.token.BearerToken;
import org.consentry.protocol.token.Presented;
import org.consentry.server.access.Caller;
import org.consentry.server.access.answer.OutcomeWriter;

/**
 * Refuses with 429 the calls of an account that are more than {@link CallLimits} lets it make in a minute. An account
 * is counted for each program that speaks in its name, so that an app of a patient cannot use up what the portal needs
 * for the same patient's no. Behind the filter that checks tokens. What comes without a good token is not counted:
 * nobody knows whose it is.
 */
public class CallLimitFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final int TOO_MANY = 429;

    private final transient Map<CallKind, Allowance> allowances = new EnumMap<>(CallKind.class);

    @Inject
    private transient CallLimits limits;

    /** For the container, which fills the field. */
    @SuppressWarnings("NullAway.Init")
    public CallLimitFilter() {}

    @Override
    public void init() {
        limits.aMinute().forEach((kind, calls) -> allowances.put(kind, Allowance.aMinute(calls)));
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<BearerToken> token =
                Presented.of(request.getAttribute(Presented.ATTRIBUTE)).token();
        Duration wait = token.map(known -> take(request, known)).orElse(Duration.ZERO);
        if (wait.isZero()) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader(
                "Retry-After", Long.toString(wait.plusSeconds(1).minusNanos(1).toSeconds()));
        OutcomeWriter.send(
                request,
                response,
                TOO_MANY,
                "throttled",
                "Expected fewer calls of this account in a minute; nothing was saved. Try again after the seconds in"
                        + " Retry-After");
    }

    private Duration take(HttpServletRequest request, BearerToken token) {
        CallKind kind = CallKind.of(request, Caller.Kind.of(token.roles()));
        Allowance allowance = allowances.get(kind);
        return allowance == null ? Duration.ZERO : allowance.take(token.subject() + " " + token.clientName());
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.event;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consentry.protocol.token.BearerToken;
import org.consentry.protocol.token.Presented;
import org.consentry.server.access.limit.BodyLimitFilter;
import org.jspecify.annotations.Nullable;

/** Describes the HTTP request that is being served. */
@Singleton
public class CurrentRequest {
    private static final int LONGEST_ID = 128;
    private final Instance<HttpServletRequest> requests;

    /** Takes the container's current request. */
    @Inject
    public CurrentRequest(Instance<HttpServletRequest> requests) {
        this.requests = requests;
    }

    /** Who asks in this request, for an event that is written while it is served. */
    public Requester asker() {
        return wire().asker();
    }

    public RequestTrace wire() {
        try {
            return wire(requests.get());
        } catch (ContextNotActiveException | IllegalStateException noRequest) {
            // What the server does by itself.
            Requester itself = new Requester(AuthzEvents.HERE, null, "localhost", null);
            return new RequestTrace(itself, null, null, "localhost", "", null);
        }
    }

    /** Who asks in this request, for callers that have it at hand. */
    public static Requester asker(HttpServletRequest request) {
        return asker(request, token(request));
    }

    private static @Nullable BearerToken token(HttpServletRequest request) {
        return Presented.of(request.getAttribute(Presented.ATTRIBUTE)).token().orElse(null);
    }

    private static RequestTrace wire(HttpServletRequest request) {
        BearerToken token = token(request);
        return new RequestTrace(
                asker(request, token),
                token == null ? null : token.issuer(),
                token == null ? null : token.subject(),
                request.getServerName(),
                asked(request),
                requestId(request));
    }

    private static Requester asker(HttpServletRequest request, @Nullable BearerToken token) {
        return new Requester(
                token == null ? "unknown" : token.clientName(),
                token == null ? null : Objects.requireNonNullElseGet(token.name(), token::subject),
                request.getRemoteAddr(),
                token == null ? null : token.id());
    }

    private static String asked(HttpServletRequest request) {
        String all = Stream.of(request.getQueryString(), request.getAttribute(BodyLimitFilter.FORM))
                .filter(Objects::nonNull)
                .map(Object::toString)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("&"));
        return request.getRequestURI() + (all.isEmpty() ? "" : "?" + all);
    }

    private static @Nullable String requestId(HttpServletRequest request) {
        String id = request.getHeader("X-Request-Id");
        return id == null || id.isBlank() || id.length() > LONGEST_ID ? null : id;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit;

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
import org.consentry.server.access.BodyLimitFilter;
import org.jspecify.annotations.Nullable;

/** Tells of the HTTP request that is being served. */
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
    public Asker asker() {
        return wire().asker();
    }

    Wire wire() {
        try {
            return wire(requests.get());
        } catch (ContextNotActiveException | IllegalStateException noRequest) {
            // What the server does by itself.
            Asker itself = new Asker(AuthzEvents.HERE, null, "localhost", null);
            return new Wire(itself, null, null, "localhost", "", null);
        }
    }

    /** Who asks in this request, for whoever has it at hand. */
    public static Asker asker(HttpServletRequest request) {
        return asker(request, token(request));
    }

    private static @Nullable BearerToken token(HttpServletRequest request) {
        return Presented.of(request.getAttribute(Presented.ATTRIBUTE)).token().orElse(null);
    }

    private static Wire wire(HttpServletRequest request) {
        BearerToken token = token(request);
        return new Wire(
                asker(request, token),
                token == null ? null : token.issuer(),
                token == null ? null : token.subject(),
                request.getServerName(),
                asked(request),
                requestId(request));
    }

    private static Asker asker(HttpServletRequest request, @Nullable BearerToken token) {
        return new Asker(
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

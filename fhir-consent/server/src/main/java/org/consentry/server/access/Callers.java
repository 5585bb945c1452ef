// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response.Status;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.consentry.protocol.token.BearerToken;
import org.consentry.server.access.answer.Problem;
import org.jspecify.annotations.Nullable;

/** Makes a {@link Caller} from a checked token and attaches it to the request. */
public final class Callers {
    public static final String ATTRIBUTE = Caller.class.getName();

    /** Where {@link ActingFilter} leaves a caller who acts for another patient. */
    static final String ACTING = Acting.class.getName();

    private static final int SHORTEST_REASON = 5;
    private static final int LONGEST_REASON = 200;

    private Callers() {}

    /** Who makes this FHIR request. */
    public static Caller of(RequestDetails request) {
        return request instanceof ServletRequestDetails details
                        && details.getServletRequest().getAttribute(ATTRIBUTE) instanceof Caller caller
                ? caller
                : Caller.anonymous();
    }

    /**
     * The account that makes this FHIR request: the token's subject, which stays the same when the name or the token
     * changes. Empty without a token.
     */
    public static String subject(RequestDetails request) {
        return request instanceof ServletRequestDetails details ? subject(details.getServletRequest()) : "";
    }

    /** The same for a request that no FHIR server handles. */
    public static String subject(HttpServletRequest request) {
        return TokenFilter.presented(request).token().map(BearerToken::subject).orElse("");
    }

    /** Who makes this request, for a request that no FHIR server handles. */
    public static Caller of(HttpServletRequest request) {
        if (request.getAttribute(ACTING) instanceof Caller acting) {
            return acting;
        }
        return TokenFilter.presented(request)
                .token()
                .map(token -> of(token, reason(request.getHeader(Caller.REASON_HEADER))))
                .orElseGet(Caller::anonymous);
    }

    /**
     * The member of staff who makes this request, for a request that no FHIR server handles.
     *
     * @param any duties of which one is enough
     * @throws Problem 403 if it is somebody else, or an app with SMART scopes
     */
    public static Caller staff(HttpServletRequest request, Duty... any) {
        Caller caller = of(request);
        if (Stream.of(any).noneMatch(caller::may) || caller.scopes().limits()) {
            throw new Problem(Status.FORBIDDEN, "Expected a role of staff that may do this, without SMART scopes");
        }
        return caller;
    }

    /**
     * The login of the member of staff who makes this request, where two people are to be told apart.
     *
     * @param any duties of which one is enough
     * @throws Problem 403 as {@link #staff} does, and for a token without a subject
     */
    public static Login login(HttpServletRequest request, Duty... any) {
        Caller caller = staff(request, any);
        String subject = subject(request);
        if (subject.isBlank()) {
            throw new Problem(Status.FORBIDDEN, "Expected a token with a subject, found none");
        }
        return new Login(subject, caller.name());
    }

    private static Caller of(BearerToken token, @Nullable String reason) {
        Caller.Kind kind = Caller.Kind.of(token.roles());
        Scopes scopes = Scopes.of(token.scope());
        if (kind == Caller.Kind.STAFF) {
            return Caller.ofStaff(name(token), reason, scopes, Duty.of(token.roles()));
        }
        if (kind != Caller.Kind.PATIENT) {
            return new Caller(kind, null, name(token), reason, scopes);
        }
        String patient = token.patient();
        return patient == null
                ? new Caller(Caller.Kind.STRANGER, null, name(token), null)
                : new Caller(kind, patient, name(token), null, scopes);
    }

    private static String name(BearerToken token) {
        return Objects.requireNonNullElseGet(token.name(), token::subject);
    }

    static @Nullable String reason(@Nullable String header) {
        if (header == null) {
            return null;
        }
        try {
            // URLDecoder is for forms: a plus sign is a plus sign in a header.
            String text = URLDecoder.decode(header.replace("+", "%2B"), StandardCharsets.UTF_8)
                    .strip();
            boolean fits = text.length() >= SHORTEST_REASON && text.length() <= LONGEST_REASON;
            return fits && text.chars().noneMatch(Character::isISOControl) ? text : null;
        } catch (IllegalArgumentException broken) {
            return null;
        }
    }
}

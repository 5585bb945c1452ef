// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access.limit;

import ca.uhn.fhir.util.UrlUtil;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipException;
import org.consentry.server.access.DoorFilter;
import org.consentry.server.access.RoleFilter;
import org.consentry.server.access.answer.Escapes;
import org.consentry.server.access.answer.OutcomeWriter;
import org.jspecify.annotations.Nullable;

/**
 * Reads as much of a body as {@link BodyLimits} gives its sender and refuses the rest with 413, whatever the length
 * header says. Counts unpacked bytes: {@link EncodingFilter} is in front.
 */
public class BodyLimitFilter extends HttpFilter {
    /** Attribute with the text of a form that came as the body, which is read here. */
    public static final String FORM = "org.consentry.form";

    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (DoorFilter.isRead(request)) {
            chain.doFilter(request, response);
            return;
        }
        int limit = isForm(request)
                ? BodyLimits.FORM_BYTES
                : BodyLimits.of(RoleFilter.known(request).kind()).bytes();
        byte[] body;
        try {
            body = request.getContentLengthLong() > limit
                    ? new byte[limit + 1]
                    : request.getInputStream().readNBytes(limit + 1);
        } catch (UnreadException unread) {
            OutcomeWriter.send(response, unread.status(), "transient", Objects.requireNonNull(unread.getMessage()));
            return;
        } catch (ZipException | EOFException broken) {
            OutcomeWriter.send(
                    response,
                    HttpServletResponse.SC_BAD_REQUEST,
                    "structure",
                    "Expected a body packed with gzip, as Content-Encoding says, found another or only a part");
            return;
        }
        if (body.length > limit) {
            OutcomeWriter.send(
                    response,
                    HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE,
                    "too-long",
                    "Expected a body of at most " + limit + " bytes");
            return;
        }
        if (!isForm(request)) {
            chain.doFilter(new ReadRequest(request, body), response);
            return;
        }
        String form = new String(body, StandardCharsets.UTF_8);
        if (!Escapes.areParameters(form)) {
            OutcomeWriter.send(
                    response,
                    HttpServletResponse.SC_BAD_REQUEST,
                    "invalid",
                    "Expected a form whose percent signs are escapes of UTF-8");
            return;
        }
        request.setAttribute(FORM, form);
        String query = Objects.requireNonNullElse(request.getQueryString(), "");
        chain.doFilter(new FormRequest(request, body, UrlUtil.parseQueryStrings(query, form)), response);
    }

    private static boolean isForm(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
    }

    /** A request whose body was read already. */
    private static class ReadRequest extends HttpServletRequestWrapper {
        private final byte[] body;

        ReadRequest(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            return new BodyStream(new ByteArrayInputStream(body));
        }
    }

    /**
     * The same with a search's form, which the container could no longer read; it knows fewer spellings of its type.
     */
    private static final class FormRequest extends ReadRequest {
        private final Map<String, String[]> parameters;

        FormRequest(HttpServletRequest request, byte[] body, Map<String, String[]> parameters) {
            super(request, body);
            this.parameters = Map.copyOf(parameters);
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return parameters;
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.enumeration(parameters.keySet());
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return parameters.get(name);
        }

        @Override
        public @Nullable String getParameter(String name) {
            String[] values = parameters.get(name);
            return values == null || values.length == 0 ? null : values[0];
        }
    }
}

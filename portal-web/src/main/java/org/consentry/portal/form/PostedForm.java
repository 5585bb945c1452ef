// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.form;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A POST whose small form was read before anything else, so that a refused form can be shown again with its values. Its
 * parameters are those of the form alone. The address adds none.
 */
public final class PostedForm extends HttpServletRequestWrapper {
    private static final String NAME = PostedForm.class.getName();
    private static final String TYPE = "application/x-www-form-urlencoded";

    private final Map<String, String> values;
    private final byte[] body;
    private final SentFile file;
    /** What kind of body this gives; empty if it is the kind that came. */
    private final Optional<String> type;

    private final OptionalInt refusal;

    private PostedForm(HttpServletRequest request, Map<String, String> values, OptionalInt refusal) {
        this(request, new MultipartBody(values, new SentFile.None()), Optional.empty(), refusal);
    }

    private PostedForm(HttpServletRequest request, MultipartBody read, Optional<String> type, OptionalInt refusal) {
        super(request);
        this.values = Collections.unmodifiableMap(read.values());
        this.body = encode(read.values()).getBytes(StandardCharsets.UTF_8);
        this.file = read.file();
        this.type = type;
        this.refusal = refusal;
        request.setAttribute(NAME, this);
    }

    static PostedForm refused(HttpServletRequest request, int status) {
        return new PostedForm(request, Map.of(), OptionalInt.of(status));
    }

    /** A form with a file. Whoever asks for its body reads the fields alone, as of a form without one. */
    static PostedForm parse(HttpServletRequest request, Optional<MultipartBody> parts) {
        return parts.map(read -> new PostedForm(request, read, Optional.of(TYPE), OptionalInt.empty()))
                .orElseGet(() -> refused(request, HttpServletResponse.SC_BAD_REQUEST));
    }

    static PostedForm parse(HttpServletRequest request, byte[] body) {
        var values = new LinkedHashMap<String, String>();
        try {
            for (String pair : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
                String[] sides = pair.split("=", 2);
                if (!pair.isEmpty()) {
                    values.putIfAbsent(decode(sides[0]), sides.length == 1 ? "" : decode(sides[1]));
                }
            }
        } catch (IllegalArgumentException noEscape) {
            return refused(request, HttpServletResponse.SC_BAD_REQUEST);
        }
        return new PostedForm(request, values, OptionalInt.empty());
    }

    /** The form that came with this request, if it is a POST. */
    public static Optional<PostedForm> of(ServletRequest request) {
        return request.getAttribute(NAME) instanceof PostedForm form ? Optional.of(form) : Optional.empty();
    }

    /** First value of each field. */
    public Map<String, String> values() {
        return values;
    }

    /** The file that came along. */
    public SentFile file() {
        return file;
    }

    /** The status to answer, when the form could not be read; there are no values then. */
    public OptionalInt refusal() {
        return refusal;
    }

    static String encode(Map<String, String> values) {
        return values.entrySet().stream()
                .map(v -> encode(v.getKey()) + "=" + encode(v.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public @Nullable String getContentType() {
        return type.isPresent() ? type.get() : super.getContentType();
    }

    @Override
    public @Nullable String getHeader(String name) {
        return isOurs(name) ? getContentType() : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return isOurs(name) ? Collections.enumeration(type.stream().toList()) : super.getHeaders(name);
    }

    private boolean isOurs(String name) {
        return type.isPresent() && "Content-Type".equalsIgnoreCase(name);
    }

    @Override
    public int getContentLength() {
        return body.length;
    }

    @Override
    public long getContentLengthLong() {
        return body.length;
    }

    @Override
    public ServletInputStream getInputStream() {
        return new ReadBody(body);
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8));
    }

    @Override
    public @Nullable String getParameter(String name) {
        return values.get(name);
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        String value = values.get(name);
        return value == null ? null : new String[] {value};
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return values.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, v -> new String[] {v.getValue()}));
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(values.keySet());
    }
}

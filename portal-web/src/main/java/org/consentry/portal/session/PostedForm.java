// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.session;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A POST whose small form was read before the controllers, so that a refused form can be shown again with its values.
 * The login mechanism reads the parameters of every request, which uses up the body; this gives the body back.
 */
final class PostedForm extends HttpServletRequestWrapper {

    static final int MAX_BYTES = 64 * 1024;

    private final Map<String, String> values;
    private final byte[] body;

    private PostedForm(HttpServletRequest request, Map<String, String> values) {
        super(request);
        this.values = values;
        this.body = encode(values).getBytes(StandardCharsets.UTF_8);
    }

    /** Empty when the body is larger than a form of ours can be. */
    static Optional<PostedForm> read(HttpServletRequest request) {
        if (request.getContentLengthLong() > MAX_BYTES) {
            return Optional.empty();
        }
        var values = new LinkedHashMap<String, String>();
        request.getParameterMap().forEach((name, all) -> values.put(name, all.length == 0 ? "" : all[0]));
        var form = new PostedForm(request, values);
        // One that is sent in pieces names no length.
        return form.body.length > MAX_BYTES ? Optional.empty() : Optional.of(form);
    }

    /** First value of each field. */
    Map<String, String> values() {
        return values;
    }

    static String encode(Map<String, String> values) {
        return values.entrySet().stream()
                .map(v -> encode(v.getKey()) + "=" + encode(v.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
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
        var in = new ByteArrayInputStream(body);
        return new ServletInputStream() {
            @Override
            public int read() {
                return in.read();
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                return in.read(buffer, offset, length);
            }

            @Override
            public boolean isFinished() {
                return in.available() == 0;
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setReadListener(ReadListener listener) {
                throw new IllegalStateException("Forms are read blocking");
            }
        };
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }
}

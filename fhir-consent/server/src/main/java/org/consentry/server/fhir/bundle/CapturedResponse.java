// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.bundle;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.BaseRestfulResponse;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.Writer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the answer to one entry instead of sending it. */
final class CapturedResponse extends BaseRestfulResponse<RequestDetails> {
    private final StringWriter text = new StringWriter();
    private int status;

    CapturedResponse(RequestDetails request) {
        super(request);
    }

    @Override
    public Writer getResponseWriter(int code, String type, String charset, boolean gzip) {
        status = code;
        return text;
    }

    @Override
    public OutputStream getResponseOutputStream(int code, String type, @Nullable Integer length) {
        status = code;
        return new ByteArrayOutputStream();
    }

    @Override
    public Object commitResponse(Closeable stream) {
        return stream;
    }

    int status() {
        return status;
    }

    /** The resource as JSON; empty if there is none. */
    String body() {
        return text.toString();
    }

    Optional<String> header(String name) {
        return getHeaders().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .flatMap(header -> header.getValue().stream())
                .findFirst();
    }
}

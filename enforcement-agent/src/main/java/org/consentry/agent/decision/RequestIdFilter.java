// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.decision;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Gives a request's {@code X-Request-ID} back with the answer (AuthZEN section 10.1), if it is one. */
@Provider
public class RequestIdFilter implements ContainerResponseFilter {

    /** The header's name. */
    public static final String HEADER = "X-Request-ID";

    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,200}");

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        echo(request.getHeaderString(HEADER), response.getHeaders()::putSingle);
    }

    /** Sets the header of an answer to this id, if it is one. */
    public static void echo(@Nullable String id, BiConsumer<String, String> answer) {
        if (id != null && FORM.matcher(id).matches()) {
            answer.accept(HEADER, id);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.decision;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.util.regex.Pattern;

/** Gives a request's {@code X-Request-ID} back with the answer (AuthZEN section 10.1), if it is one. */
public class RequestIds implements ContainerResponseFilter {
    private static final String HEADER = "X-Request-ID";
    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,200}");

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        String id = request.getHeaderString(HEADER);
        if (id != null && FORM.matcher(id).matches()) {
            response.getHeaders().putSingle(HEADER, id);
        }
    }
}

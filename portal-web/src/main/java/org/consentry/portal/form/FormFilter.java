// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.form;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;

/**
 * Reads the form of every POST before any filter or page asks for a parameter. It refuses a body whose end only some
 * programs understand, and ends the connection. Payara Micro 7.2026.11 overlooks a transfer coding that it does not
 * know, and would read the body as the next request (RFC 9112, 6.1).
 */
public class FormFilter extends HttpFilter {

    private final transient FormReader forms = new FormReader();

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!endsWhereEverybodyKnows(request)) {
            response.setHeader("Connection", "close");
            response.sendError(HttpServletResponse.SC_NOT_IMPLEMENTED);
            return;
        }
        chain.doFilter(request.getMethod().equals("POST") ? forms.read(request) : request, response);
    }

    private static boolean endsWhereEverybodyKnows(HttpServletRequest request) {
        List<String> codings = Collections.list(request.getHeaders("Transfer-Encoding"));
        return codings.isEmpty()
                || (codings.size() == 1
                        && "chunked".equalsIgnoreCase(codings.get(0).strip()));
    }
}

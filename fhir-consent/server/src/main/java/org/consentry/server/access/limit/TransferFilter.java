// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access.limit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.consentry.server.access.answer.OutcomeWriter;

/**
 * Refuses a body that says where it ends in a way that only some understand: Payara Micro 7.2026.11 overlooks a
 * transfer coding that it does not know, and would read the body as the next request. The connection ends with the
 * refusal (RFC 9112, 6.1).
 */
public class TransferFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String KNOWN = "chunked";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        List<String> codings = Collections.list(request.getHeaders("Transfer-Encoding"));
        if (codings.isEmpty()
                || (codings.size() == 1
                        && KNOWN.equalsIgnoreCase(codings.getFirst().strip()))) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader("Connection", "close");
        OutcomeWriter.send(
                request,
                response,
                HttpServletResponse.SC_NOT_IMPLEMENTED,
                "not-supported",
                "Expected no Transfer-Encoding, or " + KNOWN + " alone, found another");
    }
}

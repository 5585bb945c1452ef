// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access.limit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.consentry.server.access.answer.OutcomeWriter;

/**
 * Refuses headers of more than 32 KB with 431 and words. Tokens of hospitals are long; what is longer than the
 * container's own limit (64 KB, set where it is started) gets a 400 without words from the container.
 */
public class HeaderLimitFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final int LIMIT_CHARACTERS = 32 << 10;
    private static final int TOO_LARGE = 431;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        int length = 0;
        for (String name : Collections.list(request.getHeaderNames())) {
            for (String value : Collections.list(request.getHeaders(name))) {
                length += name.length() + value.length();
            }
        }
        if (length > LIMIT_CHARACTERS) {
            OutcomeWriter.send(
                    request,
                    response,
                    TOO_LARGE,
                    "too-long",
                    "Expected headers of at most " + LIMIT_CHARACTERS + " characters together");
            return;
        }
        chain.doFilter(request, response);
    }
}

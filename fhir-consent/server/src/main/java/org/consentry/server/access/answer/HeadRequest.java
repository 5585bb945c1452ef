// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access.answer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/** Shows a HEAD request as a GET, so that it is answered like one. */
public final class HeadRequest extends HttpServletRequestWrapper {
    public HeadRequest(HttpServletRequest request) {
        super(request);
    }

    @Override
    public String getMethod() {
        return "GET";
    }
}

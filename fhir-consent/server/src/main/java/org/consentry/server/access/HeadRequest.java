// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/** A HEAD that is answered like the GET it stands for. */
final class HeadRequest extends HttpServletRequestWrapper {
    HeadRequest(HttpServletRequest request) {
        super(request);
    }

    @Override
    public String getMethod() {
        return "GET";
    }
}

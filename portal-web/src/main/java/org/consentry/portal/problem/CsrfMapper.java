// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.problem;

import jakarta.inject.Inject;
import jakarta.mvc.security.CsrfValidationException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.consentry.portal.session.KeptForms;
import org.consentry.portal.session.SecurityLogFilter;
import org.consentry.portal.view.PageResponses;

/** Answers a form whose token does not fit. Nothing is saved, and the page shows the form again with its values. */
@Provider
public class CsrfMapper implements ExceptionMapper<CsrfValidationException> {

    @Inject
    private HttpServletRequest request;

    @Inject
    private KeptForms keptForms;

    @Override
    public Response toResponse(CsrfValidationException e) {
        request.setAttribute(SecurityLogFilter.CSRF, true);
        keptForms.keepPosted(request);
        return PageResponses.seeOther(request.getRequestURI());
    }
}

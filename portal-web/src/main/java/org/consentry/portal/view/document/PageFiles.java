// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.view.document;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.consentry.portal.view.ActedFor;
import org.consentry.portal.view.PageRenderer;
import org.consentry.portal.view.PageResponses;

/** Answers with a page as a file to keep, in the reader's language. Its view model is {@code page} in the template. */
public class PageFiles {

    private final HttpServletRequest request;
    private final PageRenderer renderer;
    private final OnePdfAtATime onePdf;

    @Inject
    public PageFiles(HttpServletRequest request, PageRenderer renderer, OnePdfAtATime onePdf) {
        this.request = request;
        this.renderer = renderer;
        this.onePdf = onePdf;
    }

    /**
     * As PDF/UA-1.
     *
     * @param name of the file, without an ending
     * @param page read when no other PDF is being made
     */
    public Response pdf(String name, String view, Supplier<Object> page) {
        return onePdf.make(() -> PageResponses.file(name + ".pdf", "application/pdf", Pdf.of(html(view, page.get()))));
    }

    /** The first table of the page as CSV. */
    public Response csv(String name, String view, Object page) {
        return PageResponses.file(name + ".csv", "text/csv; charset=utf-8; header=present", Csv.of(html(view, page)));
    }

    /**
     * Name of whom the page is about: the signed-in person's, as the login server has it, or that of the person for
     * whom they act. Empty if it has none.
     */
    public String reader() {
        return request.getAttribute(PageRenderer.ACTED_FOR) instanceof ActedFor other
                ? other.name()
                : Objects.toString(request.getAttribute(PageRenderer.NAME), "");
    }

    private String html(String view, Object page) {
        return renderer.document(request, view, Map.of("page", page));
    }
}

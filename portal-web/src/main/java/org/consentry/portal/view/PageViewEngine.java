// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.view;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.mvc.MvcContext;
import jakarta.mvc.engine.ViewEngine;
import jakarta.mvc.engine.ViewEngineContext;
import jakarta.mvc.engine.ViewEngineException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Renders pages for Jakarta MVC. A page is rendered whole before its first byte is sent, so a failure can still become
 * a problem page.
 */
@Singleton
public class PageViewEngine implements ViewEngine {

    private final PageRenderer screen;
    private final MvcContext mvc;

    @Inject
    public PageViewEngine(PageRenderer screen, MvcContext mvc) {
        this.screen = screen;
        this.mvc = mvc;
    }

    @Override
    public boolean supports(String view) {
        return view.endsWith(".html");
    }

    @Override
    public void processView(ViewEngineContext context) throws ViewEngineException {
        HttpServletRequest request = context.getRequest(HttpServletRequest.class);
        String html = screen.html(
                request,
                () -> mvc.getCsrf().getToken(),
                context.getView(),
                context.getModels().asMap());
        byte[] page = html.getBytes(StandardCharsets.UTF_8);
        boolean zips = Gzip.suitsPage(request);
        if (zips) {
            context.getResponseHeaders().putSingle("Content-Encoding", "gzip");
        }
        try {
            context.getOutputStream().write(zips ? Gzip.zip(page) : page);
        } catch (IOException e) {
            throw new ViewEngineException(e);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.view;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * Sends the static files. Caches may keep them for ever, since their address changes with their content. A client that
 * takes gzip gets them compressed.
 */
@WebServlet("/static/*")
public class StaticServlet extends HttpServlet {

    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "mjs", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "txt", "text/plain; charset=utf-8");

    @Inject
    private StaticFiles files;

    @Inject
    private PageRenderer screen;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getRequestURI();
        String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        Optional<byte[]> plain = type == null ? Optional.empty() : files.file(path);
        if (plain.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            response.setContentType("text/html; charset=utf-8");
            response.getWriter().write(screen.problem(request, "not-found.html", ProblemPage.PLAIN));
            return;
        }
        Optional<byte[]> zipped = Gzip.accepts(request) ? files.zipped(path) : Optional.empty();
        if (zipped.isPresent()) {
            response.setHeader("Content-Encoding", "gzip");
        }
        byte[] body = zipped.orElse(plain.get());
        response.setHeader("Vary", "Accept-Encoding");
        response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
        response.setContentType(type);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.util.Collections;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.consentry.agent.dicomweb.body.BoundedInput;
import org.consentry.agent.dicomweb.body.MediaType;
import org.consentry.agent.dicomweb.body.RefusedBodyException;
import org.consentry.agent.dicomweb.body.StoreAnswer;
import org.consentry.agent.dicomweb.retrieve.FetchDoor;
import org.consentry.agent.dicomweb.retrieve.FetchTarget;
import org.consentry.agent.dicomweb.retrieve.WantedSyntaxes;
import org.consentry.agent.dicomweb.store.StowDoor;
import org.consentry.agent.replica.ExportRoute;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.token.Presented;

/**
 * The studies service over HTTP. A store is {@code POST /dicomweb/{route}/studies} and {@code .../studies/{study}}, a
 * fetch {@code GET .../studies/{study}}, {@code .../series/{series}} and {@code .../instances/{instance}} below. A
 * filter in front has checked the token.
 */
@WebServlet("/dicomweb/*")
public class DicomwebServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private static final Logger LOG = System.getLogger(DicomwebServlet.class.getName());
    private static final String UID = "/([0-9.]{1,64})";
    private static final Pattern PATH = Pattern.compile(
            "/([A-Za-z0-9_.-]{1,16})/studies(?:" + UID + "(?:/series" + UID + "(?:/instances" + UID + ")?)?)?");
    private static final int STUDY = 2;
    private static final int SERIES = 3;
    private static final int INSTANCE = 4;
    private static final String RELATED = "multipart/related";

    @Inject
    private transient StowDoor stores;

    @Inject
    private transient FetchDoor fetches;

    /** For the container, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    public DicomwebServlet() {}

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            answer(request, response);
        } catch (RefusedBodyException e) {
            WebAnswers.problem(response, e.status(), String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "A request failed", e);
            if (response.isCommitted()) {
                throw e;
            }
            WebAnswers.problem(
                    response, HttpServletResponse.SC_INTERNAL_SERVER_ERROR, "an unexpected fault; ask what was stored");
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Matcher path = PATH.matcher(Optional.ofNullable(request.getPathInfo()).orElse(""));
        if (!path.matches()) {
            throw new RefusedBodyException(HttpServletResponse.SC_NOT_FOUND, "nothing is here");
        }
        boolean stored = path.group(SERIES) == null;
        boolean fetched = path.group(STUDY) != null;
        if (stored && "POST".equals(request.getMethod())) {
            store(request, response, path);
        } else if (fetched && "GET".equals(request.getMethod())) {
            fetch(request, response, path);
        } else {
            String allowed = stored && fetched ? "GET, POST" : stored ? "POST" : "GET";
            response.setHeader("Allow", allowed);
            throw new RefusedBodyException(HttpServletResponse.SC_METHOD_NOT_ALLOWED, "expected " + allowed);
        }
    }

    private void store(HttpServletRequest request, HttpServletResponse response, Matcher path) throws IOException {
        Optional<String> client = client(request);
        ExportRoute route = stores.route(path.group(1), client, from(request));
        String boundary = boundary(request);
        String type = WebAnswers.accepted(Collections.list(request.getHeaders("Accept")));
        if (request.getContentLengthLong() > stores.mostBytes()) {
            throw BoundedInput.tooLarge(stores.mostBytes());
        }
        StoreAnswer answer = stores.store(
                route,
                client.orElseThrow(),
                Optional.ofNullable(path.group(STUDY)),
                request.getInputStream(),
                boundary);
        WebAnswers.store(response, answer, type);
    }

    /** An answer that is broken off ends before the length that it announced, so nobody takes it for whole. */
    private void fetch(HttpServletRequest request, HttpServletResponse response, Matcher path) throws IOException {
        Optional<String> client = client(request);
        ExportRoute route = fetches.route(path.group(1), client, from(request));
        WantedSyntaxes wanted = WantedSyntaxes.of(Collections.list(request.getHeaders("Accept")));
        try {
            fetches.fetch(
                    route,
                    client.orElseThrow(),
                    target(path),
                    wanted,
                    (partial, boundary, bytes) -> WebAnswers.fetched(response, partial, boundary, bytes));
        } catch (IOException e) {
            // the container closes the connection, and would only add where it happened
            LOG.log(Level.WARNING, "A fetch was broken off: {0}", e.getMessage());
        }
    }

    private static FetchTarget target(Matcher path) {
        try {
            return new FetchTarget(
                    new StudyUid(path.group(STUDY)),
                    Optional.ofNullable(path.group(SERIES)),
                    Optional.ofNullable(path.group(INSTANCE)));
        } catch (IllegalArgumentException e) {
            throw new RefusedBodyException(HttpServletResponse.SC_BAD_REQUEST, "expected a Study Instance UID");
        }
    }

    private static InetAddress from(HttpServletRequest request) throws IOException {
        return InetAddress.getByName(request.getRemoteAddr());
    }

    private static Optional<String> client(HttpServletRequest request) {
        return Presented.of(request.getAttribute(Presented.ATTRIBUTE))
                .token()
                .flatMap(token -> Optional.ofNullable(token.client()));
    }

    private static String boundary(HttpServletRequest request) {
        return MediaType.of(request.getContentType())
                .filter(type -> type.type().equals(RELATED))
                .filter(type -> type.parameter("type")
                        .filter(MediaType.DICOM::equalsIgnoreCase)
                        .isPresent())
                .flatMap(type -> type.parameter("boundary"))
                .orElseThrow(() -> new RefusedBodyException(
                        HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE,
                        "expected Content-Type " + RELATED + "; type=\"" + MediaType.DICOM + "\"; boundary=..."));
    }
}

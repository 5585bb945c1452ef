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
import java.util.List;
import java.util.Optional;
import org.consentry.agent.dicomweb.body.BoundedInput;
import org.consentry.agent.dicomweb.body.MediaType;
import org.consentry.agent.dicomweb.body.RefusedBodyException;
import org.consentry.agent.dicomweb.body.StoreAnswer;
import org.consentry.agent.dicomweb.frame.FrameNumbers;
import org.consentry.agent.dicomweb.retrieve.FetchDoor;
import org.consentry.agent.dicomweb.retrieve.FetchForm;
import org.consentry.agent.dicomweb.retrieve.FrameForm;
import org.consentry.agent.dicomweb.retrieve.ObjectForm;
import org.consentry.agent.dicomweb.retrieve.WantedFrames;
import org.consentry.agent.dicomweb.retrieve.WantedSyntaxes;
import org.consentry.agent.dicomweb.search.SearchDoor;
import org.consentry.agent.dicomweb.search.SearchLevel;
import org.consentry.agent.dicomweb.search.WebQuery;
import org.consentry.agent.dicomweb.search.WebQueryReader;
import org.consentry.agent.dicomweb.store.StowDoor;
import org.consentry.agent.replica.ExportRoute;
import org.consentry.protocol.token.Presented;

/**
 * The studies service over HTTP. A store is {@code POST /dicomweb/{route}/studies} and {@code .../studies/{study}}, a
 * fetch {@code GET .../studies/{study}}, {@code .../series/{series}} and {@code .../instances/{instance}} below, each
 * also with {@code /metadata}, and of an instance with {@code /frames/{list}} and {@code /rendered}. A search is
 * {@code GET .../studies}, {@code .../series} and {@code .../instances}. A filter in front has checked the token.
 */
@WebServlet("/dicomweb/*")
public class DicomwebServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private static final Logger LOG = System.getLogger(DicomwebServlet.class.getName());
    private static final String RELATED = "multipart/related";

    @Inject
    private transient StowDoor stores;

    @Inject
    private transient FetchDoor fetches;

    @Inject
    private transient SearchDoor searches;

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
        WebAddress address =
                WebAddress.of(Optional.ofNullable(request.getPathInfo()).orElse(""));
        if (!address.has(request.getMethod())) {
            response.setHeader("Allow", address.kind().methods());
            throw new RefusedBodyException(
                    HttpServletResponse.SC_METHOD_NOT_ALLOWED,
                    "expected " + address.kind().methods());
        }
        Optional<SearchLevel> level = address.level();
        if ("POST".equals(request.getMethod())) {
            store(request, response, address);
        } else if (level.isPresent()) {
            search(request, response, address, level.get());
        } else {
            fetch(request, response, address);
        }
    }

    private void store(HttpServletRequest request, HttpServletResponse response, WebAddress address)
            throws IOException {
        Optional<String> client = client(request);
        ExportRoute route = stores.route(address.route(), client, from(request));
        String boundary = boundary(request);
        String type = WebAnswers.accepted(Collections.list(request.getHeaders("Accept")));
        if (request.getContentLengthLong() > stores.mostBytes()) {
            throw BoundedInput.tooLarge(stores.mostBytes());
        }
        StoreAnswer answer =
                stores.store(route, client.orElseThrow(), address.study(), request.getInputStream(), boundary);
        WebAnswers.store(response, answer, type);
    }

    /** An answer that is broken off ends before the length that it announced, so nobody takes it for whole. */
    private void fetch(HttpServletRequest request, HttpServletResponse response, WebAddress address)
            throws IOException {
        Optional<String> client = client(request);
        ExportRoute route = fetches.route(address.route(), client, from(request));
        try {
            fetches.fetch(
                    route,
                    client.orElseThrow(),
                    address.target(),
                    form(request, address),
                    (partial, type, bytes) -> WebAnswers.fetched(response, partial, type, bytes));
        } catch (IOException e) {
            // the container closes the connection, and would only add where it happened
            LOG.log(Level.WARNING, "A fetch was broken off: {0}", e.getMessage());
        }
    }

    private FetchForm form(HttpServletRequest request, WebAddress address) {
        List<String> accept = Collections.list(request.getHeaders("Accept"));
        return switch (address.kind()) {
            case METADATA -> WebAnswers.headers(accept);
            case FRAMES -> new FrameForm(FrameNumbers.of(address.frames().orElseThrow()), WantedFrames.of(accept));
            case RENDERED -> {
                fetches.requirePictures();
                yield WebAnswers.picture(address.frames(), accept, Optional.ofNullable(request.getQueryString()));
            }
            default -> new ObjectForm(WantedSyntaxes.of(accept));
        };
    }

    private void search(HttpServletRequest request, HttpServletResponse response, WebAddress address, SearchLevel level)
            throws IOException {
        Optional<String> client = client(request);
        ExportRoute route = searches.route(address.route(), client, from(request));
        WebAnswers.requireJson(Collections.list(request.getHeaders("Accept")));
        WebQuery query = WebQueryReader.read(
                level, address.study(), address.series(), Optional.ofNullable(request.getQueryString()));
        try {
            searches.search(
                    route,
                    client.orElseThrow(),
                    query,
                    (warnings, bytes) -> WebAnswers.found(response, warnings, bytes));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "An answer to a search was broken off: {0}", e.getMessage());
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

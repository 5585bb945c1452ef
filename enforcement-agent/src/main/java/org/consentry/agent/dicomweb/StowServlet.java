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
import org.consentry.agent.dicomweb.store.StowDoor;
import org.consentry.agent.replica.ExportRoute;
import org.consentry.protocol.token.Presented;

/**
 * The store transaction over HTTP: {@code POST /dicomweb/{route}/studies} and {@code .../studies/{study}}. A filter in
 * front has checked the token.
 */
@WebServlet("/dicomweb/*")
public class StowServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private static final Logger LOG = System.getLogger(StowServlet.class.getName());
    private static final Pattern PATH = Pattern.compile("/([A-Za-z0-9_.-]{1,16})/studies(?:/([0-9.]{1,64}))?");
    private static final String RELATED = "multipart/related";

    @Inject
    private transient StowDoor door;

    /** For the container, which fills the field. */
    @SuppressWarnings("NullAway.Init")
    public StowServlet() {}

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            answer(request, response);
        } catch (RefusedBodyException e) {
            WebAnswers.problem(response, e.status(), String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "A store failed", e);
            WebAnswers.problem(
                    response, HttpServletResponse.SC_INTERNAL_SERVER_ERROR, "an unexpected fault; ask what was stored");
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Matcher path = PATH.matcher(Optional.ofNullable(request.getPathInfo()).orElse(""));
        if (!path.matches()) {
            throw new RefusedBodyException(HttpServletResponse.SC_NOT_FOUND, "nothing is here");
        }
        if (!"POST".equals(request.getMethod())) {
            response.setHeader("Allow", "POST");
            throw new RefusedBodyException(HttpServletResponse.SC_METHOD_NOT_ALLOWED, "expected POST");
        }
        Optional<String> client = client(request);
        ExportRoute route = door.route(path.group(1), client, InetAddress.getByName(request.getRemoteAddr()));
        String boundary = boundary(request);
        String type = WebAnswers.accepted(Collections.list(request.getHeaders("Accept")));
        if (request.getContentLengthLong() > door.mostBytes()) {
            throw BoundedInput.tooLarge(door.mostBytes());
        }
        StoreAnswer answer = door.store(
                route, client.orElseThrow(), Optional.ofNullable(path.group(2)), request.getInputStream(), boundary);
        WebAnswers.store(response, answer, type);
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

// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.consentry.agent.dicomweb.body.MediaType;
import org.consentry.agent.dicomweb.body.RefusedBodyException;
import org.consentry.agent.dicomweb.body.StoreAnswer;
import org.consentry.agent.dicomweb.body.StoreAnswerJson;
import org.consentry.agent.dicomweb.body.StoreAnswerXml;
import org.consentry.agent.dicomweb.frame.FrameNumbers;
import org.consentry.agent.dicomweb.retrieve.HeaderForm;
import org.consentry.agent.dicomweb.retrieve.RenderQuery;
import org.consentry.agent.dicomweb.retrieve.RenderedForm;
import org.consentry.agent.dicomweb.retrieve.WantedPicture;
import org.consentry.protocol.Json;

/** Answers of the DICOMweb door over HTTP. None names a patient. */
final class WebAnswers {
    private static final String RETRY_SECONDS = "5";
    private static final List<String> JSON = List.of(MediaType.DICOM_JSON, "application/json", "application/*", "*/*");
    private static final List<String> XML = List.of(MediaType.DICOM_XML);

    private WebAnswers() {}

    /**
     * The media type that a caller wants of the two there are, the first of those it names; JSON if it names none.
     *
     * @throws RefusedBodyException with 406 if it wants neither
     */
    static String accepted(List<String> fields) {
        if (fields.isEmpty()) {
            return MediaType.DICOM_JSON;
        }
        return wanted(fields)
                .flatMap(each -> offered(each.type()).stream())
                .findFirst()
                .orElseThrow(() -> new RefusedBodyException(
                        HttpServletResponse.SC_NOT_ACCEPTABLE,
                        "expected to answer in " + MediaType.DICOM_JSON + " or " + MediaType.DICOM_XML));
    }

    /**
     * That data sets are wanted in JSON.
     *
     * @throws RefusedBodyException with 406 if they are not
     */
    static HeaderForm headers(List<String> fields) {
        requireJson(fields);
        return new HeaderForm();
    }

    /** The same for any answer of data sets. */
    static void requireJson(List<String> fields) {
        if (!fields.isEmpty() && wanted(fields).noneMatch(each -> JSON.contains(each.type()))) {
            throw new RefusedBodyException(
                    HttpServletResponse.SC_NOT_ACCEPTABLE, "expected to answer in " + MediaType.DICOM_JSON);
        }
    }

    /**
     * What a picture is asked for.
     *
     * @param frames the list of frames in the address
     * @throws RefusedBodyException with 400 or 406 if no such picture can be had
     */
    static RenderedForm picture(Optional<String> frames, List<String> accept, Optional<String> query) {
        return new RenderedForm(
                WantedPicture.of(accept),
                frames.map(list -> FrameNumbers.of(list).only()),
                RenderQuery.of(query));
    }

    private static Stream<MediaType> wanted(List<String> fields) {
        return fields.stream()
                .flatMap(field -> List.of(field.split(",", -1)).stream())
                .flatMap(each -> MediaType.of(each).stream())
                .filter(each -> !each.isRefused());
    }

    /** What became of a store. */
    static void store(HttpServletResponse response, StoreAnswer answer, String type) throws IOException {
        boolean xml = type.equals(MediaType.DICOM_XML);
        String text = xml
                ? StoreAnswerXml.write(answer)
                : StoreAnswerJson.write(answer).toString();
        if (answer.status() == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
            response.setHeader("Retry-After", RETRY_SECONDS);
        }
        write(response, answer.status(), type, text);
    }

    /** The beginning of what was fetched. Its length is announced, so that a body that was broken off is none. */
    static OutputStream fetched(HttpServletResponse response, boolean partial, String type, long bytes)
            throws IOException {
        response.setStatus(partial ? HttpServletResponse.SC_PARTIAL_CONTENT : HttpServletResponse.SC_OK);
        response.setHeader("Connection", "close");
        response.setHeader("Cache-Control", "no-store");
        response.setContentType(type);
        response.setContentLengthLong(bytes);
        return response.getOutputStream();
    }

    /** The beginning of what was found. Its length is announced, as that of a fetch is. */
    static OutputStream found(HttpServletResponse response, List<String> warnings, long bytes) throws IOException {
        warnings.forEach(warning -> response.addHeader("Warning", warning));
        return fetched(response, false, MediaType.DICOM_JSON, bytes);
    }

    /** A refusal as an RFC 9457 problem. What was not read of the body is not read anymore. */
    static void problem(HttpServletResponse response, int status, String detail) throws IOException {
        response.setHeader("Connection", "close");
        if (status == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
            response.setHeader("Retry-After", RETRY_SECONDS);
        }
        String text = Json.createObjectBuilder()
                .add("type", "about:blank")
                .add("title", "The request was refused")
                .add("status", status)
                .add("detail", detail)
                .build()
                .toString();
        write(response, status, "application/problem+json", text);
    }

    private static Optional<String> offered(String type) {
        if (JSON.contains(type)) {
            return Optional.of(MediaType.DICOM_JSON);
        }
        return XML.contains(type) ? Optional.of(MediaType.DICOM_XML) : Optional.empty();
    }

    private static void write(HttpServletResponse response, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType(type);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.retrieve;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.DicomFile;
import org.consentry.agent.dataset.Limits;
import org.consentry.agent.dicomweb.body.MediaType;
import org.consentry.agent.dicomweb.body.MultipartInput;
import org.consentry.agent.dicomweb.body.RefusedBodyException;
import org.jspecify.annotations.Nullable;

/** A program that fetches, and remembers what it was answered. */
final class Reader implements FetchAnswer {
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private Runnable meanwhile = () -> {};
    private int hangsUpAfter = Integer.MAX_VALUE;
    private int status;
    private String boundary = "";
    private String type = "";
    private long announced;
    private @Nullable RefusedBodyException refusal;
    private @Nullable IOException breach;

    /** Happens once, when the first bytes are there. */
    Reader meanwhile(Runnable event) {
        meanwhile = event;
        return this;
    }

    /** It goes away once it has so many bytes. */
    Reader hangingUpAfter(int bytes) {
        hangsUpAfter = bytes;
        return this;
    }

    @Override
    public OutputStream begin(boolean partial, String said, long bytes) {
        status = partial ? 206 : 200;
        type = said;
        boundary = MediaType.of(said).flatMap(its -> its.parameter("boundary")).orElse("");
        announced = bytes;
        return new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                write(new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] from, int offset, int length) throws IOException {
                if (body.size() + length > hangsUpAfter) {
                    throw new IOException("the reader has gone");
                }
                body.write(from, offset, length);
                meanwhile.run();
                meanwhile = () -> {};
            }
        };
    }

    void refused(RefusedBodyException why) {
        refusal = why;
        status = why.status();
    }

    void broken(IOException why) {
        breach = why;
    }

    /** The HTTP status; 0 if the answer has not begun. */
    int status() {
        return status;
    }

    /** The problem. */
    String problem() {
        return String.valueOf(Objects.requireNonNull(refusal).getMessage());
    }

    /** Whether the answer began and broke off. */
    boolean isBroken() {
        return breach != null;
    }

    /** The Content-Type. */
    String type() {
        return type;
    }

    long announced() {
        return announced;
    }

    int bytes() {
        return body.size();
    }

    /** The header fields of each part. */
    List<String> types() {
        List<String> types = new ArrayList<>();
        MultipartInput input = input();
        for (Optional<MultipartInput.Part> part = input.next(); part.isPresent(); part = input.next()) {
            types.add(part.get().fields().getOrDefault("content-type", ""));
        }
        return types;
    }

    /** What the parts hold. */
    List<byte[]> parts() {
        List<byte[]> parts = new ArrayList<>();
        MultipartInput input = input();
        try {
            for (Optional<MultipartInput.Part> part = input.next(); part.isPresent(); part = input.next()) {
                parts.add(part.get().body().readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parts;
    }

    /** All bytes of the body. */
    byte[] content() {
        return body.toByteArray();
    }

    /** The headers of the objects. */
    List<Dataset> objects() {
        List<Dataset> objects = new ArrayList<>();
        MultipartInput input = input();
        try {
            for (Optional<MultipartInput.Part> part = input.next(); part.isPresent(); part = input.next()) {
                objects.add(DicomFile.read(part.get().body(), Limits.STANDARD)
                        .header()
                        .dataset());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return objects;
    }

    /** The data sets of an answer in JSON. */
    List<JsonObject> headers() {
        try (JsonReader json = Json.createReader(new ByteArrayInputStream(body.toByteArray()))) {
            return json.readArray().getValuesAs(JsonObject.class);
        }
    }

    /** All that was answered. */
    String text() {
        return body.toString(StandardCharsets.UTF_8);
    }

    private MultipartInput input() {
        return new MultipartInput(new ByteArrayInputStream(body.toByteArray()), boundary);
    }
}

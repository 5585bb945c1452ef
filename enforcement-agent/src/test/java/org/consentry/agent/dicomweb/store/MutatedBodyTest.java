// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentry.agent.dicomweb.store.StowWorld.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.consentry.agent.dataset.DatasetWriter;
import org.consentry.agent.dataset.DicomFile;
import org.consentry.agent.dataset.MalformedDatasetException;
import org.consentry.agent.dataset.Trailer;
import org.consentry.agent.dicom.dimse.Status;
import org.consentry.agent.dicomweb.body.MultipartInput;
import org.consentry.agent.dicomweb.body.RefusedBodyException;
import org.consentry.agent.dicomweb.body.StoreAnswer.Reference;
import org.consentry.agent.dicomweb.transit.Intake;
import org.consentry.agent.dicomweb.transit.Received;
import org.junit.jupiter.api.Test;

/** Bodies that are wrong at a few places: each is taken or refused by name, and nothing else happens. */
class MutatedBodyTest {
    private static final int BODIES = 20_000;

    @Test
    void aMutatedBodyIsTakenOrRefusedByName() {
        byte[] whole = Requests.body(image(1), image(2));
        Random random = new Random(20261129);
        int taken = 0;
        int refused = 0;
        for (int i = 0; i < BODIES; i++) {
            try {
                new Intake(new Reading(), Optional.empty())
                        .all(new MultipartInput(new ByteArrayInputStream(mutated(whole, random)), Requests.BOUNDARY));
                taken++;
            } catch (RefusedBodyException e) {
                refused++;
            }
        }
        assertThat(taken).isGreaterThan(BODIES / 10);
        assertThat(refused).isGreaterThan(BODIES / 10);
    }

    /** Mostly in the delimiters, field lines and headers; sometimes shorter. */
    private static byte[] mutated(byte[] whole, Random random) {
        int length = random.nextInt(4) == 0 ? random.nextInt(whole.length) : whole.length;
        byte[] body = Arrays.copyOf(whole, length);
        int changes = random.nextInt(5);
        for (int i = 0; i < changes && length > 0; i++) {
            int at = random.nextBoolean() ? random.nextInt(Math.min(length, 1200)) : random.nextInt(length);
            body[at] = (byte) random.nextInt(256);
        }
        return body;
    }

    /** Reads all of an object. */
    private static final class Reading implements Intake.Desk {
        @Override
        public Received take(Reference object, DicomFile file) {
            try {
                file.header()
                        .pumpRest(
                                new DatasetWriter(
                                        OutputStream.nullOutputStream(),
                                        file.header().syntax()),
                                Trailer.DROP);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Received.staying(object, Status.SUCCESS);
        }

        @Override
        public Status malformed(MalformedDatasetException what) {
            return new Status(Status.CANNOT_UNDERSTAND, "");
        }
    }
}

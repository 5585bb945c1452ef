// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.transit;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.DicomFile;
import org.consentry.agent.dataset.Limits;
import org.consentry.agent.dataset.MalformedDatasetException;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dicom.dimse.Status;
import org.consentry.agent.dicom.dimse.Uids;
import org.consentry.agent.dicomweb.body.MediaType;
import org.consentry.agent.dicomweb.body.MultipartInput;
import org.consentry.agent.dicomweb.body.RefusedBodyException;
import org.consentry.agent.dicomweb.body.StoreAnswer.Reference;
import org.consentry.agent.queue.QueueUnavailableException;

/**
 * Takes the objects of one request, one after the other: headers are read and decided on, pixels are pumped. Nothing
 * leaves here. A body that is refused throws, and its objects are forgotten.
 */
public final class Intake {
    private static final Logger LOG = System.getLogger(Intake.class.getName());
    /** About 2 KB of memory are kept of each. */
    private static final int MOST_OBJECTS = 5_000;

    private static final int TOO_LARGE = 413;
    private static final int UNSUPPORTED = 415;

    private final Desk desk;
    private final Optional<String> study;
    private final Set<String> seen = new HashSet<>();
    private final List<Received> received = new ArrayList<>();

    /** Deals with one object whose header was read. */
    public interface Desk {
        /**
         * Decides, and reads the rest if it must.
         *
         * @throws MalformedDatasetException if it is no object after all
         */
        Received take(Reference object, DicomFile file);

        /** Writes down that a part was no object; the status is for its sender. */
        Status malformed(MalformedDatasetException what);
    }

    /**
     * Takes objects for this desk.
     *
     * @param study the only study that may come; empty if any may
     */
    public Intake(Desk desk, Optional<String> study) {
        this.desk = desk;
        this.study = study;
    }

    /**
     * Takes a whole body.
     *
     * @throws RefusedBodyException if it is not taken at all
     */
    public List<Received> all(MultipartInput body) {
        for (Optional<MultipartInput.Part> part = body.next(); part.isPresent(); part = body.next()) {
            if (received.size() >= MOST_OBJECTS) {
                throw new RefusedBodyException(TOO_LARGE, "expected at most " + MOST_OBJECTS + " objects in a request");
            }
            boolean dicom = MediaType.of(part.get().fields().get("content-type"))
                    .filter(type -> type.type().equals(MediaType.DICOM))
                    .isPresent();
            if (!dicom) {
                throw new RefusedBodyException(
                        UNSUPPORTED, "expected parts of " + MediaType.DICOM + ", found another or none");
            }
            received.add(one(part.get().body()));
        }
        return received;
    }

    private Received one(InputStream part) {
        Optional<Reference> object = Optional.empty();
        try {
            DicomFile file = DicomFile.read(part, Limits.STANDARD);
            Reference found = reference(file);
            object = Optional.of(found);
            if (!seen.add(found.sopInstance())) {
                return Received.staying(found, TransitStatus.TWICE);
            }
            if (study.isPresent() && !study.equals(file.header().dataset().string(Tag.STUDY_INSTANCE_UID))) {
                return Received.staying(found, TransitStatus.OTHER_STUDY);
            }
            return desk.take(found, file);
        } catch (MalformedDatasetException e) {
            Status status = desk.malformed(e);
            return object.map(known -> Received.staying(known, status)).orElseGet(() -> Received.unreadable(status));
        } catch (QueueUnavailableException e) {
            LOG.log(Level.ERROR, "an object cannot be kept until its request is whole: {0}", e.getMessage());
            return object.map(known -> Received.staying(known, TransitStatus.LATER))
                    .orElseGet(() -> Received.unreadable(TransitStatus.LATER));
        } catch (IOException e) {
            throw new IllegalStateException("a part is read through a body that throws its own", e);
        }
    }

    /** What the object is, if its meta information says the same. */
    private static Reference reference(DicomFile file) {
        Dataset dataset = file.header().dataset();
        return new Reference(
                same(dataset, Tag.SOP_CLASS_UID, file.meta().sopClassUid()),
                same(dataset, Tag.SOP_INSTANCE_UID, file.meta().sopInstanceUid()));
    }

    private static String same(Dataset dataset, int tag, String announced) {
        String uid = dataset.string(tag)
                .filter(Uids::isValid)
                .orElseThrow(() -> new MalformedDatasetException("expected a UID in " + Tag.text(tag)));
        if (!announced.equals(uid)) {
            throw new MalformedDatasetException(Tag.text(tag) + " differs between meta information and data set");
        }
        return uid;
    }
}

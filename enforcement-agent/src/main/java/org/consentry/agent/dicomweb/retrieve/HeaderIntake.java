// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.retrieve;

import jakarta.json.JsonObject;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Header;
import org.consentry.agent.dataset.MalformedDatasetException;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dicom.dimse.Uids;
import org.consentry.agent.dicomweb.body.RefusedBodyException;
import org.consentry.agent.dicomweb.body.StoreAnswer.Reference;
import org.consentry.agent.dicomweb.json.DatasetStream;
import org.consentry.agent.dicomweb.json.DicomJsonReader;

/**
 * Takes the headers that an archive gives, one after the other. An archive that gives what was not asked for is not
 * believed in anything.
 */
public final class HeaderIntake {
    private static final int MOST_OBJECTS = 5_000;
    private static final int TOO_LARGE = 413;
    private static final int BAD_GATEWAY = 502;

    private final Desk desk;
    private final FetchTarget target;
    private final Set<String> seen = new HashSet<>();
    private int count;

    /** Deals with one header. */
    public interface Desk {
        /** Decides. */
        void take(Reference object, Header header);

        /** Writes down that something is no header of an object, or came twice. */
        void stays(Optional<Reference> object, MalformedDatasetException what);
    }

    /** Takes headers of what is fetched for this desk. */
    public HeaderIntake(Desk desk, FetchTarget target) {
        this.desk = desk;
        this.target = target;
    }

    /**
     * Takes all of them.
     *
     * @throws RefusedBodyException if the answer is not believed
     */
    public void all(DatasetStream headers) {
        for (Optional<JsonObject> next = headers.next(); next.isPresent(); next = headers.next()) {
            if (++count > MOST_OBJECTS) {
                throw new RefusedBodyException(TOO_LARGE, "expected at most " + MOST_OBJECTS + " objects in an answer");
            }
            one(next.get());
        }
    }

    private void one(JsonObject json) {
        Optional<Reference> object = Optional.empty();
        try {
            Header header = DicomJsonReader.header(json);
            Dataset dataset = header.dataset();
            Reference found = new Reference(uid(dataset, Tag.SOP_CLASS_UID), uid(dataset, Tag.SOP_INSTANCE_UID));
            object = Optional.of(found);
            if (!target.holds(dataset)) {
                throw new RefusedBodyException(
                        BAD_GATEWAY, "the archive answers with an object that was not asked for");
            }
            if (!seen.add(found.sopInstance())) {
                throw new MalformedDatasetException("expected each SOP instance once");
            }
            desk.take(found, header);
        } catch (MalformedDatasetException e) {
            desk.stays(object, e);
        }
    }

    private static String uid(Dataset dataset, int tag) {
        return dataset.string(tag)
                .filter(Uids::isValid)
                .orElseThrow(() -> new MalformedDatasetException("expected a UID in " + Tag.text(tag)));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.retrieve;

import java.util.function.Predicate;
import org.consentry.agent.dataset.DicomFile;
import org.consentry.agent.dataset.MalformedDatasetException;
import org.consentry.agent.dicom.dimse.Status;
import org.consentry.agent.dicomweb.body.RefusedBodyException;
import org.consentry.agent.dicomweb.body.StoreAnswer.Reference;
import org.consentry.agent.dicomweb.transit.Intake;
import org.consentry.agent.dicomweb.transit.OpenDesk;
import org.consentry.agent.dicomweb.transit.Received;
import org.consentry.agent.dicomweb.transit.TransitStatus;

/**
 * Decides about each object that the archive gives, as any door does. An archive that gives what was not asked for is
 * not believed in anything.
 *
 * @param wanted the transfer syntaxes that the program takes
 */
record FetchDesk(OpenDesk open, FetchTarget target, Predicate<String> wanted) implements Intake.Desk {
    private static final int BAD_GATEWAY = 502;

    @Override
    public Received take(Reference object, DicomFile file) {
        if (!target.holds(file.header().dataset())) {
            throw new RefusedBodyException(BAD_GATEWAY, "the archive answers with an object that was not asked for");
        }
        Received received = open.take(object, file);
        if (received.held().isPresent() && !wanted.test(file.meta().syntax().uid())) {
            received.became(TransitStatus.NOT_WANTED);
        }
        return received;
    }

    @Override
    public Status malformed(MalformedDatasetException what) {
        return open.malformed(what);
    }
}

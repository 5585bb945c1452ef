// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.search;

import java.util.function.Consumer;
import org.consentry.agent.dataset.MalformedDatasetException;
import org.consentry.agent.dicom.InstanceAdmission;
import org.consentry.agent.dicomweb.body.BoundedInput;
import org.consentry.agent.dicomweb.body.RefusedBodyException;
import org.consentry.agent.dicomweb.json.DatasetStream;
import org.consentry.agent.dicomweb.retrieve.OriginAnswer;
import org.consentry.agent.dicomweb.retrieve.OriginClient;
import org.consentry.agent.dicomweb.retrieve.OriginQuestion;
import org.consentry.agent.disclosure.Release;

/**
 * Asks the archive, and reads its answers one data set after the other.
 *
 * @param origin the archive
 * @param admission hears of answers that are not believed
 * @param release where that is written down
 * @param mostBytes the longest answer
 */
record ArchiveQuestions(OriginClient origin, InstanceAdmission admission, Release release, long mostBytes) {
    private static final int NOT_FOUND = 404;
    private static final int TOO_LARGE = 413;

    /** What the archive answers; nothing if it has nothing. */
    void ask(String path, Consumer<DatasetStream> reader) {
        try (OriginAnswer came = origin.ask(OriginQuestion.inJson(path))) {
            read(came, reader);
        } catch (RefusedBodyException e) {
            if (e.status() != NOT_FOUND) {
                throw e;
            }
        }
    }

    private void read(OriginAnswer came, Consumer<DatasetStream> reader) {
        try {
            reader.accept(new DatasetStream(new BoundedInput(came.body(), mostBytes, System::nanoTime)));
        } catch (RefusedBodyException e) {
            if (e.status() != TOO_LARGE) {
                admission.malformed(new MalformedDatasetException("an archive's answer was refused"), release);
            }
            throw OriginClient.fault(e);
        }
    }
}

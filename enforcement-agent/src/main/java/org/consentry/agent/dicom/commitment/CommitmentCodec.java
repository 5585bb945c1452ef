// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.commitment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.DatasetReader;
import org.consentry.agent.dataset.DatasetWriter;
import org.consentry.agent.dataset.Limits;
import org.consentry.agent.dataset.MalformedDatasetException;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dataset.TransferSyntax;
import org.consentry.agent.dicom.dimse.Uids;

/** Requests and answers as data sets (PS3.4 tables J.3-1 and J.3-2). */
final class CommitmentCodec {
    /** Room for the most references, each with items and tags of others around it. */
    private static final Limits LIMITS = new Limits(4L << 20, 4, 60_000);

    private CommitmentCodec() {}

    /**
     * Reads what is asked.
     *
     * @throws MalformedDatasetException if it is no request, or a very long one
     */
    static CommitmentRequest request(InputStream in, TransferSyntax syntax) {
        try {
            Dataset dataset = DatasetReader.readHeader(in, syntax, LIMITS).dataset();
            String transaction = uid(dataset, Tag.TRANSACTION_UID);
            List<SopReference> references = new ArrayList<>();
            for (Dataset item : dataset.items(Tag.REFERENCED_SOP_SEQUENCE)) {
                references.add(new SopReference(
                        uid(item, Tag.REFERENCED_SOP_CLASS_UID), uid(item, Tag.REFERENCED_SOP_INSTANCE_UID)));
            }
            if (references.isEmpty()) {
                throw new MalformedDatasetException("expected references to instances");
            }
            return new CommitmentRequest(transaction, references);
        } catch (IOException e) {
            throw new MalformedDatasetException("the data set's encoding is broken");
        }
    }

    /** Writes what is answered. */
    static byte[] write(CommitmentAnswer answer, TransferSyntax syntax) {
        Dataset dataset = new Dataset().put(Tag.TRANSACTION_UID, answer.transaction());
        Dataset[] failed = answer.failed().stream()
                .map(each -> item(each.reference())
                        .putShorts(Tag.FAILURE_REASON, each.why().code()))
                .toArray(Dataset[]::new);
        if (failed.length > 0) {
            dataset.putSequence(Tag.FAILED_SOP_SEQUENCE, failed);
        }
        Dataset[] committed =
                answer.committed().stream().map(CommitmentCodec::item).toArray(Dataset[]::new);
        if (committed.length > 0) {
            dataset.putSequence(Tag.REFERENCED_SOP_SEQUENCE, committed);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            DatasetWriter writer = new DatasetWriter(out, syntax);
            writer.write(dataset);
            writer.finish();
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail to be written", e);
        }
        return out.toByteArray();
    }

    private static Dataset item(SopReference reference) {
        return new Dataset()
                .put(Tag.REFERENCED_SOP_CLASS_UID, reference.sopClass())
                .put(Tag.REFERENCED_SOP_INSTANCE_UID, reference.sopInstance());
    }

    private static String uid(Dataset dataset, int tag) {
        return dataset.string(tag)
                .filter(Uids::isValid)
                .orElseThrow(() -> new MalformedDatasetException("expected a UID in " + Tag.text(tag)));
    }
}

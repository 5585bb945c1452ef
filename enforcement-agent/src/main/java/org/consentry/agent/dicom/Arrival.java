// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import java.io.IOException;
import java.util.Optional;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.DatasetReader;
import org.consentry.agent.dataset.Header;
import org.consentry.agent.dataset.Limits;
import org.consentry.agent.dataset.MalformedDatasetException;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dataset.TransferSyntax;
import org.consentry.agent.dicom.commitment.SopReference;
import org.consentry.agent.dicom.dimse.Association;
import org.consentry.agent.dicom.dimse.Message;
import org.consentry.agent.dicom.dimse.MoveOriginator;
import org.consentry.agent.dicom.dimse.Uids;
import org.consentry.agent.queue.Mover;
import org.jspecify.annotations.Nullable;

/**
 * An object at the door: its header read, its pixels still with the sender.
 *
 * @param contextId the presentation context it came in, which is also the recipient's
 * @param sopClass the same in context, command and data set
 * @param priority the sender's: 0 high, 1 medium, 2 low
 * @param originator who asked the sender for it by C-MOVE
 */
record Arrival(int contextId, String sopClass, int priority, Optional<MoveOriginator> originator, Header header) {
    /**
     * Reads the header and holds it against the command.
     *
     * @throws MalformedDatasetException if it is malformed, or not the object that the command announces
     */
    static Arrival read(Association sender, Message message) {
        TransferSyntax syntax = sender.transferSyntax(message.contextId())
                .flatMap(TransferSyntax::of)
                .orElseThrow(() -> new MalformedDatasetException("expected a storage presentation context"));
        String sopClass = message.command().sopClass().orElse("");
        String sopInstance = message.command().sopInstance().orElse("");
        try {
            Header header = DatasetReader.readHeader(message.data(), syntax, Limits.STANDARD);
            if (!Uids.isStorage(sopClass)) {
                throw new MalformedDatasetException("expected a SOP class that can be stored");
            }
            same(header.dataset(), Tag.SOP_CLASS_UID, sopClass);
            same(header.dataset(), Tag.SOP_INSTANCE_UID, sopInstance);
            if (sender.abstractSyntax(message.contextId())
                    .filter(sopClass::equals)
                    .isEmpty()) {
                throw new MalformedDatasetException("SOP class is not that of the presentation context");
            }
            return new Arrival(
                    message.contextId(),
                    sopClass,
                    message.command().urgency(),
                    message.command().moveOriginator(),
                    header);
        } catch (IOException e) {
            throw new MalformedDatasetException("the data set's encoding is broken");
        }
    }

    /** Who asked for it, as the queue keeps that; null if nobody did. */
    @Nullable Mover mover() {
        return originator
                .map(from -> new Mover(from.title().value(), from.messageId()))
                .orElse(null);
    }

    /** The object as its sender knows it. */
    SopReference reference() {
        return new SopReference(sopClass, dataset().string(Tag.SOP_INSTANCE_UID).orElseThrow());
    }

    Dataset dataset() {
        return header.dataset();
    }

    private static void same(Dataset dataset, int tag, String announced) {
        if (announced.isEmpty() || dataset.string(tag).filter(announced::equals).isEmpty()) {
            throw new MalformedDatasetException(Tag.text(tag) + " differs between command and data set");
        }
    }
}

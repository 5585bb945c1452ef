// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.DatasetWriter;
import org.consentry.agent.dataset.TransferSyntax;
import org.consentry.agent.dicom.dimse.AeTitle;
import org.consentry.agent.dicom.dimse.Association;
import org.consentry.agent.dicom.dimse.MoveOriginator;
import org.consentry.agent.dicom.dimse.OutgoingStore;
import org.consentry.agent.dicom.dimse.ProposedContext;
import org.consentry.agent.dicom.dimse.Status;
import org.consentry.agent.dicom.dimse.Uids;
import org.consentry.agent.dicom.peer.Scan;

/** A PACS that can also send what no PACS should. */
final class Sender implements AutoCloseable {
    private final Association association;

    Sender(Stage stage) {
        this(stage.port());
    }

    Sender(int port) {
        this(port, Stage.NORTHLIGHT);
    }

    /** One that calls another title. */
    Sender(int port, AeTitle called) {
        association = Association.request(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                Association.proposal(
                        called, Stage.PACS, List.of(new ProposedContext(1, Scan.CT_CLASS, List.of(Uids.EXPLICIT_LE)))),
                Stage.BRISK);
    }

    Association association() {
        return association;
    }

    /** Sends a CT image with the SOP Instance UID that {@link Scan#ct} gives it. */
    Status send(Dataset dataset, int number) {
        return send(bytes(dataset), number);
    }

    /** Sends a CT image that somebody asked for by C-MOVE. */
    Status send(Dataset dataset, int number, MoveOriginator mover) {
        byte[] bytes = bytes(dataset);
        try (OutgoingStore store =
                association.store(1, Scan.CT_CLASS, Scan.STUDY + ".1." + number, Optional.of(mover))) {
            store.write(bytes, 0, bytes.length);
            return store.finish();
        }
    }

    /** Sends whatever bytes as the data set. */
    Status send(byte[] dataset, int number) {
        try (OutgoingStore store = association.store(1, Scan.CT_CLASS, Scan.STUDY + ".1." + number)) {
            store.write(dataset, 0, dataset.length);
            return store.finish();
        }
    }

    static byte[] bytes(Dataset dataset) {
        return bytes(dataset, TransferSyntax.EXPLICIT_LE);
    }

    static byte[] bytes(Dataset dataset, TransferSyntax syntax) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            DatasetWriter writer = new DatasetWriter(out, syntax);
            writer.write(dataset);
            writer.finish();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (association.isUsable()) {
            association.release();
        }
        association.close();
    }
}

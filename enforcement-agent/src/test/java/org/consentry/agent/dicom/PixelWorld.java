// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.DatasetReader;
import org.consentry.agent.dataset.Element;
import org.consentry.agent.dataset.Limits;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dataset.TransferSyntax;
import org.consentry.agent.dataset.Vr;
import org.consentry.agent.deidentify.SilentImages;
import org.consentry.agent.dicom.dimse.AeTitle;
import org.consentry.agent.dicom.dimse.Association;
import org.consentry.agent.dicom.dimse.OutgoingStore;
import org.consentry.agent.dicom.dimse.ProposedContext;
import org.consentry.agent.dicom.dimse.Status;
import org.consentry.agent.dicom.dimse.Timeouts;
import org.consentry.agent.dicom.peer.Company;
import org.consentry.agent.dicom.peer.Scan;
import org.consentry.agent.pixels.Planted;
import org.consentry.agent.pixels.TextFinder;
import org.consentry.agent.pixels.TextRemoval;

/** A {@link Stage} on whose route text is taken out of pixels, and images with words in them. */
final class PixelWorld implements AutoCloseable {
    static final String US_CLASS = "1.2.840.10008.5.1.4.1.1.6.1";
    static final String DX_CLASS = "1.2.840.10008.5.1.4.1.1.1.1";

    private static final int MOST_BYTES = 8 << 20;

    /** Reading takes seconds, and longer where others work beside it. */
    private static final Timeouts PATIENT =
            new Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofMinutes(5), Duration.ofMinutes(5));

    private final Company company = new Company();
    private final Stage stage;

    PixelWorld(Path folder, TextFinder finder, SilentImages silent) {
        TextRemoval.Limits limits = new TextRemoval.Limits(MOST_BYTES, Duration.ofMinutes(5), 50);
        TextRemoval removal = new TextRemoval(finder, limits, System::nanoTime);
        stage = new Stage(folder, new Leads("127.0.0.1", company.port(), false).cleaning(removal, silent));
    }

    Stage stage() {
        return stage;
    }

    Company company() {
        return company;
    }

    /** An image of this kind with these pixels; its header says nothing of text. */
    static Dataset image(String sopClass, String modality, Planted planted) {
        Dataset image = Scan.ct(Stage.ANNA, 1).put(Tag.SOP_CLASS_UID, sopClass).put(Tag.MODALITY, modality);
        image.put(Tag.STUDY_DESCRIPTION, "Chest");
        planted.header().elements().forEach(image::put);
        return image.put(Element.of(Tag.PIXEL_DATA, Vr.OW, planted.pixels()));
    }

    /** Sends an object as the PACS does. */
    Status send(Dataset object, TransferSyntax syntax) {
        return send(Stage.NORTHLIGHT, object, syntax);
    }

    /** The same to another title. */
    Status send(AeTitle called, Dataset object, TransferSyntax syntax) {
        String sopClass = object.string(Tag.SOP_CLASS_UID).orElseThrow();
        InetSocketAddress gateway = new InetSocketAddress(InetAddress.getLoopbackAddress(), stage.port());
        ProposedContext context = new ProposedContext(1, sopClass, List.of(syntax.uid()));
        try (Association association =
                Association.request(gateway, Association.proposal(called, Stage.PACS, List.of(context)), PATIENT)) {
            byte[] bytes = Sender.bytes(object, syntax);
            try (OutgoingStore store = association.store(
                    1, sopClass, object.string(Tag.SOP_INSTANCE_UID).orElseThrow())) {
                store.write(bytes, 0, bytes.length);
                return store.finish();
            } finally {
                if (association.isUsable()) {
                    association.release();
                }
            }
        }
    }

    Status send(Dataset object) {
        return send(object, TransferSyntax.EXPLICIT_LE);
    }

    /** The pixels of the one object that the company got. */
    byte[] arrived() {
        byte[] encoded = company.encoded().getFirst();
        try {
            return DatasetReader.readHeader(
                            new ByteArrayInputStream(encoded), TransferSyntax.EXPLICIT_LE, Limits.STANDARD)
                    .takePixels(encoded.length)
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stage.close();
        company.close();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.DatasetReader;
import org.consentry.agent.dataset.Limits;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dataset.TransferSyntax;
import org.consentry.agent.dicom.dimse.AeTitle;
import org.consentry.agent.dicom.dimse.Association;
import org.consentry.agent.dicom.dimse.DimseAct;
import org.consentry.agent.dicom.dimse.Message;
import org.consentry.agent.dicom.dimse.ProposedContext;
import org.consentry.agent.dicom.dimse.RoleSelection;
import org.consentry.agent.dicom.dimse.Status;
import org.consentry.agent.dicom.dimse.Uids;
import org.consentry.agent.dicom.peer.Scan;

/** A PACS that asks whether its CT images have arrived, which have the numbers that {@link Scan#ct} gives them. */
final class CommitmentUser implements AutoCloseable {
    static final DimseAct ASK = new DimseAct(Uids.STORAGE_COMMITMENT, Uids.STORAGE_COMMITMENT_INSTANCE, 1);

    private final Association association;

    /**
     * What a report says.
     *
     * @param type the event type
     * @param reasons by number, 0 if it is committed
     */
    record Report(int type, String transaction, Map<Integer, Integer> reasons) {}

    CommitmentUser(Stage stage, AeTitle calling) {
        this(stage, calling, new RoleSelection(Uids.STORAGE_COMMITMENT, true, false));
    }

    CommitmentUser(Stage stage, AeTitle calling, RoleSelection role) {
        this(stage, Stage.NORTHLIGHT, calling, role);
    }

    /** One that asks under another title than the route's. */
    CommitmentUser(Stage stage, AeTitle called, AeTitle calling, RoleSelection role) {
        association = Association.request(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), stage.port()),
                Association.proposal(
                        called,
                        calling,
                        new ProposedContext(1, Uids.STORAGE_COMMITMENT, List.of(Uids.EXPLICIT_LE)),
                        role),
                Stage.BRISK);
    }

    Association association() {
        return association;
    }

    /** Asks for images by their numbers; answers the status of the response. */
    Status ask(int... numbers) {
        return ask(ASK, Sender.bytes(request(Scan.CT_CLASS, numbers)));
    }

    /** Asks for whatever bytes say. */
    Status ask(DimseAct action, byte[] dataset) {
        int id = association.ask(1, action, dataset);
        Message response = association.receive().orElseThrow();
        if (!response.command().answers(id)) {
            throw new IllegalStateException("expected the response");
        }
        return response.command().status();
    }

    /** Takes the report that comes on the same association. */
    Report report() {
        Message message = association.receive().orElseThrow();
        Report report = read(message, association);
        association.respond(message, Status.SUCCESS);
        return report;
    }

    static Dataset request(String sopClass, int... numbers) {
        return new Dataset()
                .put(Tag.TRANSACTION_UID, "2.999.5")
                .putSequence(
                        Tag.REFERENCED_SOP_SEQUENCE,
                        IntStream.of(numbers)
                                .mapToObj(number -> new Dataset()
                                        .put(Tag.REFERENCED_SOP_CLASS_UID, sopClass)
                                        .put(Tag.REFERENCED_SOP_INSTANCE_UID, Scan.STUDY + ".1." + number))
                                .toArray(Dataset[]::new));
    }

    static Report read(Message message, Association on) {
        DimseAct event = message.command().event().orElseThrow();
        if (!event.sopInstance().equals(Uids.STORAGE_COMMITMENT_INSTANCE)) {
            throw new IllegalStateException("expected an event of commitment");
        }
        try {
            TransferSyntax syntax = on.transferSyntax(message.contextId())
                    .flatMap(TransferSyntax::of)
                    .orElseThrow();
            byte[] bytes = message.data().readAllBytes();
            Dataset dataset = DatasetReader.readHeader(new ByteArrayInputStream(bytes), syntax, Limits.STANDARD)
                    .dataset();
            Map<Integer, Integer> reasons = new HashMap<>();
            dataset.items(Tag.REFERENCED_SOP_SEQUENCE).forEach(item -> reasons.put(number(item), 0));
            dataset.items(Tag.FAILED_SOP_SEQUENCE)
                    .forEach(item -> reasons.put(
                            number(item), item.integer(Tag.FAILURE_REASON).orElseThrow()));
            return new Report(event.type(), dataset.string(Tag.TRANSACTION_UID).orElseThrow(), new TreeMap<>(reasons));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int number(Dataset item) {
        Optional<String> uid = item.string(Tag.REFERENCED_SOP_INSTANCE_UID);
        return Integer.parseInt(uid.orElseThrow().substring((Scan.STUDY + ".1.").length()));
    }

    @Override
    public void close() {
        if (association.isUsable()) {
            association.release();
        }
        association.close();
    }
}

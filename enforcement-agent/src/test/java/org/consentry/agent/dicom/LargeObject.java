// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.consentry.agent.dicom.dimse.Acceptor;
import org.consentry.agent.dicom.dimse.AeTitle;
import org.consentry.agent.dicom.dimse.Association;
import org.consentry.agent.dicom.dimse.AssociationListener;
import org.consentry.agent.dicom.dimse.ListenerConfig;
import org.consentry.agent.dicom.dimse.Message;
import org.consentry.agent.dicom.dimse.OutgoingStore;
import org.consentry.agent.dicom.dimse.Status;
import org.consentry.agent.dicom.peer.Scan;
import org.consentry.policy.Purpose;
import org.consentry.policy.RecipientId;
import org.consentry.protocol.RecipientPlace;
import org.consentry.protocol.RegisteredRecipient;
import org.consentry.protocol.Route;
import org.consentry.protocol.StoreAndForward;

/** Sends one object of many megabytes through a gateway to a counting company; to be run with a small heap. */
public final class LargeObject {
    private static final AeTitle SHARED = new AeTitle("RESEARCH");
    private static final int CHUNK = 1 << 20;
    private static final int ELEMENT_START_BYTES = 12;

    private LargeObject() {}

    /**
     * Arguments: a folder, the megabytes of pixel data, and {@code waits}, {@code shared} by three or nothing. Exits
     * with 0 if all arrived.
     */
    public static void main(String[] arguments) throws Exception {
        int megabytes = Integer.parseInt(arguments[1]);
        AtomicLong arrived = new AtomicLong();
        try (AssociationListener company = company(arrived);
                Stage stage = new Stage(Path.of(arguments[0]), company.port())) {
            boolean shared = arguments.length > 2 && arguments[2].equals("shared");
            if (shared) {
                share(stage, company.port());
            } else if (arguments.length > 2) {
                stage.waits(StoreAndForward.ANY_TIME);
            }
            Status status = send(stage, shared ? SHARED : Stage.NORTHLIGHT, megabytes);
            stage.workOff();
            boolean whole = status.isStored() && arrived.get() > (shared ? 3L : 1L) * megabytes * CHUNK;
            Runtime.getRuntime().halt(whole ? 0 : 1);
        }
    }

    /** Two more companies share the title. */
    private static void share(Stage stage, int port) {
        stage.shares(SHARED.value());
        for (String name : List.of("LAKESIDE", "HILLTOP")) {
            Route route = Route.open(
                            name,
                            Purpose.MLTRAINING,
                            RecipientPlace.plain("VENDOR", "127.0.0.1", port),
                            Route.Agreed.NOTHING)
                    .waiting(StoreAndForward.ANY_TIME)
                    .sharing(SHARED.value());
            stage.register(new RecipientId(name), RegisteredRecipient.Status.ACTIVE, route);
        }
    }

    private static Status send(Stage stage, AeTitle called, int megabytes) {
        byte[] header = Sender.bytes(Scan.ct(Stage.ANNA, 1));
        byte[] start = new byte[ELEMENT_START_BYTES];
        long length = (long) megabytes * CHUNK;
        byte[] tag = {(byte) 0xE0, 0x7F, 0x10, 0, 'O', 'W', 0, 0};
        System.arraycopy(tag, 0, start, 0, tag.length);
        for (int i = 0; i < Integer.BYTES; i++) {
            start[tag.length + i] = (byte) (length >>> (8 * i));
        }
        byte[] chunk = new byte[CHUNK];
        try (Sender pacs = new Sender(stage.port(), called);
                OutgoingStore store = pacs.association().store(1, Scan.CT_CLASS, Scan.STUDY + ".1.1")) {
            store.write(header, 0, header.length);
            store.write(start, 0, start.length);
            for (int i = 0; i < megabytes; i++) {
                store.write(chunk, 0, CHUNK);
            }
            return store.finish();
        }
    }

    private static AssociationListener company(AtomicLong arrived) {
        return AssociationListener.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                ListenerConfig.STANDARD,
                (request, peer) -> new Acceptor.Accepted(
                        request.contexts().stream()
                                .map(context -> context.accept(
                                        context.transferSyntaxes().get(0)))
                                .toList(),
                        association -> count(association, arrived)),
                Thread::new);
    }

    private static void count(Association association, AtomicLong arrived) {
        byte[] buffer = new byte[1 << 16];
        for (Optional<Message> next = association.receive(); next.isPresent(); next = association.receive()) {
            try {
                for (int n = next.get().data().read(buffer);
                        n >= 0;
                        n = next.get().data().read(buffer)) {
                    arrived.addAndGet(n);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            association.respond(next.get(), Status.SUCCESS);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.storage;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import org.consentry.agent.dataset.DicomFile;
import org.consentry.agent.dataset.FileMeta;
import org.consentry.agent.dataset.TransferSyntax;
import org.consentry.agent.dicom.dimse.Acceptor;
import org.consentry.agent.dicom.dimse.AeTitle;
import org.consentry.agent.dicom.dimse.AssociateRequest;
import org.consentry.agent.dicom.dimse.Association;
import org.consentry.agent.dicom.dimse.AssociationListener;
import org.consentry.agent.dicom.dimse.AssociationLostException;
import org.consentry.agent.dicom.dimse.CallingPeer;
import org.consentry.agent.dicom.dimse.ContextAnswer;
import org.consentry.agent.dicom.dimse.ListenerConfig;
import org.consentry.agent.dicom.dimse.MalformedPduException;
import org.consentry.agent.dicom.dimse.Message;
import org.consentry.agent.dicom.dimse.ProposedContext;
import org.consentry.agent.dicom.dimse.Rejection;
import org.consentry.agent.dicom.dimse.Status;
import org.consentry.agent.dicom.dimse.Uids;

/**
 * Keeps whatever it is sent under its AE title as files {@code <SOP Instance UID>.dcm} in one folder, byte for byte,
 * and answers C-ECHO. An object appears under its name only when all of it has arrived. It asks nobody who they are:
 * for demonstrations and tests on loopback.
 */
public final class StorageScp implements AutoCloseable {
    private static final Logger LOG = System.getLogger(StorageScp.class.getName());
    private static final Status NO_SUCH_OPERATION = new Status(Status.UNRECOGNIZED_OPERATION, "");
    private static final Status NO_UID = new Status(Status.CANNOT_UNDERSTAND, "SOP class or instance UID missing");
    private static final Status NO_ROOM = new Status(Status.OUT_OF_RESOURCES, "the object cannot be kept");

    private final AeTitle title;
    private final Path folder;
    private final Consumer<Stored> each;
    private final AssociationListener listener;

    private StorageScp(InetSocketAddress address, AeTitle title, Target target, ThreadFactory threads) {
        this.title = title;
        this.folder = target.folder;
        this.each = target.each;
        this.listener = AssociationListener.start(address, ListenerConfig.STANDARD, this::answer, threads);
    }

    /**
     * Where objects go.
     *
     * @param folder made if absent
     * @param each told after each object, on the association's thread
     */
    public record Target(Path folder, Consumer<Stored> each) {}

    /**
     * Binds and starts.
     *
     * @param address port 0 chooses a free one, see {@link #port}
     * @param title the only called AE title that is answered
     */
    public static StorageScp start(InetSocketAddress address, AeTitle title, Target target, ThreadFactory threads) {
        try {
            Files.createDirectories(target.folder());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the folder " + target.folder(), e);
        }
        return new StorageScp(address, title, target, threads);
    }

    public int port() {
        return listener.port();
    }

    @Override
    public void close() {
        listener.close();
    }

    private Acceptor.Answer answer(AssociateRequest request, CallingPeer caller) {
        if (!request.called().equals(title)) {
            return new Acceptor.Rejected(Rejection.CALLED_AE_NOT_RECOGNIZED);
        }
        List<ContextAnswer> answers =
                request.contexts().stream().map(StorageScp::answer).toList();
        return new Acceptor.Accepted(answers, this::serve);
    }

    private static ContextAnswer answer(ProposedContext context) {
        String syntax = context.abstractSyntax();
        if (!syntax.equals(Uids.VERIFICATION) && !Uids.isStorage(syntax)) {
            return context.refuse(ContextAnswer.Result.ABSTRACT_SYNTAX_NOT_SUPPORTED);
        }
        return context.transferSyntaxes().stream()
                .filter(uid -> TransferSyntax.of(uid).isPresent())
                .findFirst()
                .map(context::accept)
                .orElseGet(() -> context.refuse(ContextAnswer.Result.TRANSFER_SYNTAXES_NOT_SUPPORTED));
    }

    private void serve(Association association) {
        for (Optional<Message> next = association.receive(); next.isPresent(); next = association.receive()) {
            Message message = next.get();
            if (message.command().isEcho()) {
                association.respond(message, Status.SUCCESS);
            } else if (message.command().isStore()) {
                association.respond(message, store(association, message));
            } else {
                association.respond(message, NO_SUCH_OPERATION);
            }
        }
    }

    private Status store(Association association, Message message) {
        Optional<String> sopClass = message.command().sopClass();
        Optional<String> sopInstance = message.command().sopInstance();
        if (sopClass.isEmpty() || sopInstance.isEmpty()) {
            return NO_UID;
        }
        TransferSyntax syntax = association
                .transferSyntax(message.contextId())
                .flatMap(TransferSyntax::of)
                .orElseThrow();
        try {
            Path file = folder.resolve(sopInstance.get() + ".dcm");
            long bytes = write(file, new FileMeta(sopClass.get(), sopInstance.get(), syntax), message);
            each.accept(new Stored(file, association.request().calling(), sopClass.get(), sopInstance.get(), bytes));
            return Status.SUCCESS;
        } catch (IOException e) {
            LOG.log(Level.ERROR, "an object that arrived cannot be kept", e);
            return NO_ROOM;
        }
    }

    private long write(Path file, FileMeta meta, Message message) throws IOException {
        Path part = Files.createTempFile(folder, "arriving", ".part");
        try {
            long bytes;
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16)) {
                DicomFile.writeMeta(out, meta);
                bytes = message.data().transferTo(out);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return bytes;
        } catch (IOException | AssociationLostException | MalformedPduException e) {
            Files.deleteIfExists(part);
            throw e;
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.storage;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.consentry.agent.dataset.DicomFile;
import org.consentry.agent.dataset.FileMeta;
import org.consentry.agent.dataset.Limits;
import org.consentry.agent.dicom.dimse.AeTitle;
import org.consentry.agent.dicom.dimse.Association;
import org.consentry.agent.dicom.dimse.OutgoingStore;
import org.consentry.agent.dicom.dimse.ProposedContext;
import org.consentry.agent.dicom.dimse.Status;
import org.consentry.agent.dicom.dimse.Timeouts;
import org.consentry.agent.dicom.dimse.Uids;

/**
 * Sends files of PS3.10 to a Storage SCP, each in the encoding it is kept in and byte for byte. Safe for several
 * threads: every call has an association of its own.
 */
public final class StorageScu {
    /** SOP class not supported (PS3.7 annex C.4): the receiver did not accept a presentation context for the file. */
    public static final Status NOT_ACCEPTED = new Status(0x0122, "presentation context not accepted");

    private static final int MAX_CONTEXTS = 128;
    private static final int META_LENGTH_AT = 128 + 4 + 8;

    private final InetSocketAddress peer;
    private final AeTitle called;
    private final AeTitle calling;
    private final Timeouts timeouts;

    public StorageScu(InetSocketAddress peer, AeTitle called, AeTitle calling, Timeouts timeouts) {
        this.peer = peer;
        this.called = called;
        this.calling = calling;
        this.timeouts = timeouts;
    }

    /**
     * Asks the peer whether it is there (C-ECHO).
     *
     * @throws org.consentry.agent.dicom.dimse.AssociationLostException if it cannot be reached
     * @throws org.consentry.agent.dicom.dimse.AssociationRejectedException if it does not want to talk to us
     */
    public Status echo() {
        ProposedContext verification = new ProposedContext(1, Uids.VERIFICATION, List.of(Uids.IMPLICIT_LE));
        try (Association association = associate(List.of(verification))) {
            Status status = association.echo();
            association.release();
            return status;
        }
    }

    /**
     * Sends the files in order within one association.
     *
     * @param files different ones, of at most 128 different pairs of SOP class and transfer syntax
     * @param each told after each file
     * @throws org.consentry.agent.dataset.MalformedDatasetException if a file is no DICOM file; nothing is sent then
     * @throws org.consentry.agent.dicom.dimse.AssociationLostException if the peer went away; files it answered for
     *     were told
     */
    public List<Sent> send(List<Path> files, Consumer<Sent> each) {
        Map<Path, FileMeta> metas = new LinkedHashMap<>();
        files.forEach(file -> metas.put(file, meta(file)));
        List<Sent> results = new ArrayList<>();
        try (Association association = associate(contexts(metas))) {
            for (Map.Entry<Path, FileMeta> next : metas.entrySet()) {
                Path file = next.getKey();
                FileMeta meta = next.getValue();
                Sent sent = new Sent(file, meta.sopInstanceUid(), send(association, file, meta));
                results.add(sent);
                each.accept(sent);
            }
            association.release();
        }
        return results;
    }

    private Association associate(List<ProposedContext> contexts) {
        return Association.request(peer, Association.proposal(called, calling, contexts), timeouts);
    }

    private static List<ProposedContext> contexts(Map<Path, FileMeta> metas) {
        Set<List<String>> pairs = new LinkedHashSet<>();
        metas.values()
                .forEach(meta ->
                        pairs.add(List.of(meta.sopClassUid(), meta.syntax().uid())));
        if (pairs.isEmpty() || pairs.size() > MAX_CONTEXTS) {
            throw new IllegalArgumentException("files of 1 to 128 kinds and encodings expected, found " + pairs.size());
        }
        List<ProposedContext> contexts = new ArrayList<>();
        for (List<String> pair : pairs) {
            contexts.add(new ProposedContext(2 * contexts.size() + 1, pair.get(0), List.of(pair.get(1))));
        }
        return contexts;
    }

    private static Status send(Association association, Path file, FileMeta meta) {
        Optional<Integer> context = association.acceptedContexts().stream()
                .filter(answer -> answer.transferSyntax().equals(meta.syntax().uid()))
                .map(answer -> answer.id())
                .filter(id -> association
                        .abstractSyntax(id)
                        .filter(meta.sopClassUid()::equals)
                        .isPresent())
                .findFirst();
        if (context.isEmpty()) {
            return NOT_ACCEPTED;
        }
        try (InputStream in = Files.newInputStream(file);
                OutgoingStore store = association.store(context.get(), meta.sopClassUid(), meta.sopInstanceUid())) {
            skipMeta(in);
            in.transferTo(store);
            return store.finish();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read a file to be sent", e);
        }
    }

    private static FileMeta meta(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return DicomFile.read(in, Limits.STANDARD).meta();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read a file to be sent", e);
        }
    }

    private static void skipMeta(InputStream in) throws IOException {
        in.skipNBytes(META_LENGTH_AT);
        ByteBuffer length = ByteBuffer.wrap(in.readNBytes(Integer.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
        in.skipNBytes(Integer.toUnsignedLong(length.getInt()));
    }
}

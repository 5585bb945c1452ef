// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.peer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.DatasetReader;
import org.consentry.agent.dataset.Limits;
import org.consentry.agent.dataset.TransferSyntax;
import org.consentry.agent.dicom.dimse.Acceptor;
import org.consentry.agent.dicom.dimse.Association;
import org.consentry.agent.dicom.dimse.AssociationListener;
import org.consentry.agent.dicom.dimse.ListenerConfig;
import org.consentry.agent.dicom.dimse.Message;
import org.consentry.agent.dicom.dimse.MoveOriginator;
import org.consentry.agent.dicom.dimse.Status;

/** A company's receiver that does what a test says and remembers what it got whole. */
public final class Company implements AutoCloseable {
    /** How it treats the next objects. */
    public enum Mood {
        TAKES,
        ANSWERS,
        WARNS,
        REFUSES,
        HANGS_UP_AT_ONCE,
        ABORTS_MIDWAY,
        HANGS_UP_AFTERWARDS
    }

    private final List<Optional<MoveOriginator>> movers = new CopyOnWriteArrayList<>();
    private final List<Dataset> kept = new CopyOnWriteArrayList<>();
    private final List<byte[]> encoded = new CopyOnWriteArrayList<>();
    private final AssociationListener listener;
    private volatile Mood mood = Mood.TAKES;
    private volatile int code;
    private final AtomicInteger associations = new AtomicInteger();
    private final AtomicInteger released = new AtomicInteger();
    private final Set<Association> open = ConcurrentHashMap.newKeySet();

    public Company() {
        this(ListenerConfig.STANDARD);
    }

    /** One with limits or TLS of its own. */
    public Company(ListenerConfig config) {
        listener = AssociationListener.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                config,
                (request, peer) -> new Acceptor.Accepted(
                        request.contexts().stream()
                                .map(context -> context.accept(
                                        context.transferSyntaxes().get(0)))
                                .toList(),
                        this::serve),
                Thread::new);
    }

    public int port() {
        return listener.port();
    }

    public void mood(Mood next) {
        mood = next;
    }

    /** From now on it answers every object with this status, and keeps it if that is what the status says. */
    public void answers(int status) {
        code = status;
        mood = Mood.ANSWERS;
    }

    /** The headers of all objects it got whole. */
    public List<Dataset> kept() {
        return List.copyOf(kept);
    }

    /** All objects it got whole, as they were encoded. */
    public List<byte[]> encoded() {
        return List.copyOf(encoded);
    }

    /** Who asked by C-MOVE for each of the objects it got whole. */
    public List<Optional<MoveOriginator>> movers() {
        return List.copyOf(movers);
    }

    /** How many associations were made with it so far. */
    public int associations() {
        return associations.get();
    }

    /** How many of them were released in order so far. */
    public int released() {
        return released.get();
    }

    /** Hangs up on everybody, without a word. */
    public void hangUp() {
        open.forEach(Association::close);
    }

    @Override
    public void close() {
        hangUp();
        listener.close();
    }

    private void serve(Association association) {
        associations.incrementAndGet();
        open.add(association);
        try {
            answer(association);
        } finally {
            open.remove(association);
        }
    }

    private void answer(Association association) {
        for (Optional<Message> next = association.receive(); next.isPresent(); next = association.receive()) {
            Message message = next.get();
            if (mood == Mood.HANGS_UP_AT_ONCE) {
                association.close();
                return;
            }
            if (mood == Mood.ABORTS_MIDWAY) {
                abort(association, message);
                return;
            }
            byte[] bytes = bytes(message);
            Dataset dataset = header(association, message, bytes);
            if (mood == Mood.HANGS_UP_AFTERWARDS) {
                association.close();
                return;
            }
            Status answer = answer();
            if (mood != Mood.REFUSES && answer.isStored()) {
                kept.add(dataset);
                encoded.add(bytes);
                movers.add(message.command().moveOriginator());
            }
            association.respond(message, answer);
        }
        released.incrementAndGet();
    }

    private static void abort(Association association, Message message) {
        try {
            message.data().readNBytes(100_000);
            association.abort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Status answer() {
        return switch (mood) {
            case WARNS -> new Status(0xB000, "coerced");
            case ANSWERS -> new Status(code, "");
            case REFUSES -> new Status(0xA900, "not here");
            default -> Status.SUCCESS;
        };
    }

    private static byte[] bytes(Message message) {
        try {
            return message.data().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Dataset header(Association association, Message message, byte... bytes) {
        try {
            TransferSyntax syntax = association
                    .transferSyntax(message.contextId())
                    .flatMap(TransferSyntax::of)
                    .orElseThrow();
            return DatasetReader.readHeader(new ByteArrayInputStream(bytes), syntax, Limits.STANDARD)
                    .dataset();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.retrieve;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.consentry.agent.dicomweb.body.RefusedBodyException;
import org.jspecify.annotations.Nullable;

/**
 * The body of an archive's answer, piece by piece: one piece is asked for when the one before was read, so memory does
 * not grow with it. A read that waits for longer than the patience is a {@link RefusedBodyException} with 408; the
 * JDK's own stream would wait for ever. Read by one thread.
 */
final class OriginBody extends InputStream implements HttpResponse.BodySubscriber<InputStream> {
    private static final int TOO_SLOW = 408;

    private final Duration patience;
    private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
    private List<ByteBuffer> current = List.of();
    private boolean over;
    private volatile Flow.@Nullable Subscription subscription;

    /** What comes: bytes, the end, or a failure. */
    private sealed interface Piece {
        record Bytes(List<ByteBuffer> buffers) implements Piece {}

        record End() implements Piece {}

        record Broken(Throwable why) implements Piece {}
    }

    OriginBody(Duration patience) {
        this.patience = patience;
    }

    @Override
    public CompletionStage<InputStream> getBody() {
        return CompletableFuture.completedStage(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        pieces.add(new Piece.Bytes(buffers));
    }

    @Override
    public void onError(Throwable thrown) {
        pieces.add(new Piece.Broken(thrown));
    }

    @Override
    public void onComplete() {
        pieces.add(new Piece.End());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!over) {
            for (ByteBuffer buffer : current) {
                if (buffer.hasRemaining()) {
                    int some = Math.min(length, buffer.remaining());
                    buffer.get(into, offset, some);
                    return some;
                }
            }
            next();
        }
        return -1;
    }

    @Override
    public void close() {
        Flow.Subscription given = subscription;
        if (given != null) {
            given.cancel();
        }
    }

    private void next() throws IOException {
        switch (awaited()) {
            case Piece.Bytes bytes -> {
                current = bytes.buffers();
                Flow.Subscription given = subscription;
                if (given != null) {
                    given.request(1);
                }
            }
            case Piece.End _ -> over = true;
            case Piece.Broken broken -> throw new IOException("the archive's answer broke off", broken.why());
        }
    }

    private Piece awaited() throws IOException {
        try {
            Piece piece = pieces.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (piece == null) {
                throw new RefusedBodyException(TOO_SLOW, "expected the archive to go on, found it silent");
            }
            return piece;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the agent stops", e);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.transit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.consentry.agent.disclosure.Intent;
import org.consentry.agent.queue.HeldObject;
import org.consentry.agent.queue.QueueVerdict;
import org.consentry.agent.queue.WaitingFacts;
import org.jspecify.annotations.Nullable;

/**
 * A body with the objects of a study. Before the first byte of each part the object is decided on anew, and its intent
 * is written down. A no that comes meanwhile breaks the body off.
 */
public final class StudyBody extends OutgoingBody {
    private final List<Part> parts;
    private int begun;

    /** With these objects, in this order. */
    public StudyBody(List<Part> parts, Framing framing) {
        super(framing);
        this.parts = List.copyOf(parts);
    }

    /** How long it is in bytes, unless it is broken off. */
    public long length() throws IOException {
        long length = end().length;
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            length += head(i == 0, part.facts.kind(), part.facts.sopInstance()).length;
            length += part.held().bytes();
        }
        return length;
    }

    @Override
    protected Optional<InputStream> following() throws IOException {
        if (begun > 0 && begun <= parts.size()) {
            parts.get(begun - 1).whole = true;
        }
        begun++;
        if (begun <= parts.size()) {
            Part part = parts.get(begun - 1);
            InputStream dataset = part.begin();
            return Optional.of(part(begun == 1, part.facts.kind(), part.facts.sopInstance(), dataset));
        }
        return begun == parts.size() + 1 ? Optional.of(new ByteArrayInputStream(end())) : Optional.empty();
    }

    @Override
    protected void taken(int bytes) {
        if (begun > 0 && begun <= parts.size()) {
            parts.get(begun - 1).bytes += bytes;
        }
    }

    /** One object on its way. */
    public static final class Part {
        private final Departure departure;
        private final Received received;
        private final WaitingFacts facts;
        private @Nullable Intent intent;
        private boolean whole;
        private long bytes;

        /** An object that is held. */
        public Part(Departure departure, Received received) {
            this.departure = departure;
            this.received = received;
            this.facts = received.held().orElseThrow().facts();
        }

        /** The object. */
        public Received received() {
            return received;
        }

        /** The SOP Instance UID under which it leaves. */
        public String sopInstance() {
            return facts.sopInstance();
        }

        /** What was written down before its first byte left; empty if it has not begun. */
        public Optional<Intent> intent() {
            return Optional.ofNullable(intent);
        }

        /** Whether all of it was taken. */
        public boolean isWhole() {
            return whole;
        }

        /** How many bytes of it were taken, with what stands before the data set. */
        public long bytes() {
            return bytes;
        }

        private HeldObject held() {
            return received.held().orElseThrow();
        }

        private InputStream begin() throws IOException {
            HeldObject object = held();
            QueueVerdict.Go go = departure
                    .mayLeave(received)
                    .orElseThrow(() -> new IOException("a no came while the study was sent"));
            InputStream dataset = object.open();
            try {
                intent = departure.intend(facts, go);
                return dataset;
            } catch (RuntimeException e) {
                dataset.close();
                throw e;
            }
        }
    }
}

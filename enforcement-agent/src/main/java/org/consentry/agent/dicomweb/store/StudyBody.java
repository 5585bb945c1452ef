// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.consentry.agent.dicom.dimse.Status;
import org.consentry.agent.disclosure.Intent;
import org.consentry.agent.queue.HeldObject;
import org.consentry.agent.queue.QueueVerdict;
import org.consentry.agent.queue.WaitingFacts;
import org.jspecify.annotations.Nullable;

/**
 * The body of a study's request. Before the first byte of each part the object is decided on anew, and its intent is
 * written down. A no that comes meanwhile breaks the body off.
 */
final class StudyBody extends OutgoingBody {
    private final List<Part> parts;
    private int begun;

    StudyBody(List<Part> parts, String boundary) {
        super(boundary);
        this.parts = List.copyOf(parts);
    }

    @Override
    Optional<InputStream> following() throws IOException {
        if (begun > 0 && begun <= parts.size()) {
            parts.get(begun - 1).whole = true;
        }
        begun++;
        if (begun <= parts.size()) {
            Part part = parts.get(begun - 1);
            InputStream dataset = part.begin();
            return Optional.of(part(begun == 1, part.facts.kind(), part.facts.sopInstance(), dataset));
        }
        return begun == parts.size() + 1 ? Optional.of(end()) : Optional.empty();
    }

    @Override
    void taken(int bytes) {
        if (begun > 0 && begun <= parts.size()) {
            parts.get(begun - 1).bytes += bytes;
        }
    }

    /** One object on its way. */
    static final class Part {
        private final Departure departure;
        private final Received received;
        private final WaitingFacts facts;
        private @Nullable Intent intent;
        private boolean whole;
        private long bytes;

        Part(Departure departure, Received received) {
            this.departure = departure;
            this.received = received;
            this.facts = received.held().orElseThrow().facts();
        }

        Received received() {
            return received;
        }

        private InputStream begin() throws IOException {
            HeldObject object = received.held().orElseThrow();
            QueueVerdict.Go go = departure
                    .mayLeave(received)
                    .orElseThrow(() -> new IOException("a no came while the study was sent"));
            InputStream dataset = object.open();
            try {
                intent = departure.intend(object, go);
                return dataset;
            } catch (RuntimeException e) {
                dataset.close();
                throw e;
            }
        }

        /** The recipient answered. */
        void settle(StowReceipt receipt) {
            Intent left = intent;
            if (left == null) {
                return;
            }
            if (!whole) {
                lost();
                return;
            }
            switch (receipt.of(facts.sopInstance())) {
                case StowReceipt.Fate.Stored _ -> {
                    left.sent(0, bytes);
                    received.became(Status.SUCCESS);
                }
                case StowReceipt.Fate.Failed failed -> {
                    left.failed(failed.reason());
                    received.became(new Status(failed.reason(), ""));
                }
                case StowReceipt.Fate.Unknown _ -> received.became(StowStatus.LATER);
            }
        }

        /** There was no answer. Of what was sent whole nobody knows whether the recipient kept it. */
        void lost() {
            Intent left = intent;
            if (left != null && !whole) {
                left.failed(0);
            }
            if (left != null) {
                received.became(StowStatus.LATER);
            }
        }
    }
}

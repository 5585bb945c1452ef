// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.commitment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.consentry.agent.dicom.dimse.AeTitle;

/** The requests that are open, in memory: few, and only some of one sender, so that it keeps out no other. */
final class OpenRequests {
    static final int MOST = 64;
    static final int MOST_OF_ONE_SENDER = 16;
    static final int MOST_REFERENCES = 100_000;

    private final Map<AeTitle, Integer> bySender = new HashMap<>();
    private final Set<OpenRequest> toCall = new LinkedHashSet<>();
    private int open;
    private int references;

    /** Opens a request; empty if there are too many. */
    synchronized Optional<OpenRequest> open(SenderWay way, CommitmentRequest request) {
        int more = request.references().size();
        int ofSender = bySender.getOrDefault(way.sender(), 0);
        if (more > CommitmentRequest.MOST_REFERENCES
                || open == MOST
                || ofSender == MOST_OF_ONE_SENDER
                || references + more > MOST_REFERENCES) {
            return Optional.empty();
        }
        open++;
        references += more;
        bySender.put(way.sender(), ofSender + 1);
        return Optional.of(new OpenRequest(way, request));
    }

    /** The sender is to be called, not before that tick. */
    synchronized void call(OpenRequest request, long notBefore) {
        request.notBefore = notBefore;
        toCall.add(request);
    }

    /** Takes what is due to be called. */
    synchronized List<OpenRequest> due(long now) {
        List<OpenRequest> due = new ArrayList<>();
        toCall.removeIf(request -> {
            boolean isDue = request.notBefore - now <= 0;
            if (isDue) {
                due.add(request);
            }
            return isDue;
        });
        return due;
    }

    /** It is over, with a report or without. */
    synchronized void close(OpenRequest request) {
        open--;
        references -= request.request.references().size();
        bySender.computeIfPresent(request.way.sender(), (sender, count) -> count > 1 ? count - 1 : null);
    }

    synchronized int size() {
        return open;
    }
}

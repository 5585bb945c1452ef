// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.commitment;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.consentry.agent.deidentify.KeyedHash;
import org.consentry.agent.dicom.commitment.CommitmentAnswer.Failed;
import org.consentry.agent.dicom.commitment.CommitmentAnswer.Failure;
import org.consentry.agent.disclosure.DeliveryLog;
import org.consentry.agent.disclosure.InstanceMark;

/**
 * Knows what recipients have acknowledged, by what the senders call it. For many threads; one question is answered at a
 * time.
 */
public final class Commitments {
    private static final Logger LOG = System.getLogger(Commitments.class.getName());

    private final KeyedHash hash;
    private final DeliveryLog deliveries;
    private final Waiting waiting;

    /** Which of some instances wait for their recipient. */
    @FunctionalInterface
    public interface Waiting {
        Set<InstanceMark> among(Set<InstanceMark> marks);
    }

    public Commitments(KeyedHash hash, DeliveryLog deliveries, Waiting waiting) {
        this.hash = hash;
        this.deliveries = deliveries;
        this.waiting = waiting;
    }

    /** The mark by which an instance on a way is remembered. */
    public InstanceMark mark(SenderWay way, SopReference what) {
        String[] instance = {way.route(), way.recipient().value(), way.sender().value(), what.sopInstance()};
        String[] andClass = {
            way.route(), way.recipient().value(), way.sender().value(), what.sopInstance(), what.sopClass()
        };
        return InstanceMark.of(hash.of("instance", instance), hash.of("class", andClass));
    }

    /** The recipient has acknowledged it. */
    public void delivered(InstanceMark mark) {
        deliveries.delivered(mark);
    }

    /** What is known at this moment. */
    synchronized CommitmentAnswer answer(SenderWay way, CommitmentRequest request) {
        List<InstanceMark> asked = request.references().stream()
                .map(reference -> mark(way, reference))
                .toList();
        Set<InstanceMark> marks = Set.copyOf(asked);
        // first what waits: it may be delivered between the two looks, and must not be missed by both
        Set<InstanceMark> still = waiting.among(marks);
        Set<InstanceMark> found = new HashSet<>();
        boolean known = find(marks, found);
        Set<Instance> instances = found.stream().map(Instance::of).collect(Collectors.toSet());
        List<SopReference> committed = new ArrayList<>();
        List<Failed> failed = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            SopReference reference = request.references().get(i);
            InstanceMark mark = asked.get(i);
            if (found.contains(mark)) {
                committed.add(reference);
            } else if (!known || still.contains(mark)) {
                failed.add(new Failed(reference, Failure.PROCESSING));
            } else if (instances.contains(Instance.of(mark))) {
                failed.add(new Failed(reference, Failure.CLASS_CONFLICT));
            } else {
                failed.add(new Failed(reference, Failure.NO_SUCH_INSTANCE));
            }
        }
        return new CommitmentAnswer(request.transaction(), committed, failed);
    }

    private boolean find(Set<InstanceMark> marks, Set<InstanceMark> found) {
        try {
            deliveries.find(marks, found::add);
            return true;
        } catch (IOException e) {
            LOG.log(Level.ERROR, "what was delivered cannot be read, so nothing more is committed", e);
            return false;
        }
    }

    /** A mark without its class. */
    private record Instance(long high, long low) {
        static Instance of(InstanceMark mark) {
            return new Instance(mark.high(), mark.low());
        }
    }
}

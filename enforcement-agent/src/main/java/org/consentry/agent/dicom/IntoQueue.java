// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.consentry.agent.dataset.MalformedDatasetException;
import org.consentry.agent.deidentify.Outcome.Cleaned;
import org.consentry.agent.dicom.commitment.SenderWay;
import org.consentry.agent.dicom.dimse.Status;
import org.consentry.agent.disclosure.Ground;
import org.consentry.agent.queue.QueueDraft;
import org.consentry.agent.queue.QueueUnavailableException;
import org.consentry.agent.queue.WaitingFacts;
import org.consentry.agent.replica.ExportRoute;
import org.consentry.policy.Permit;

/**
 * The way into the queue. The sender gets success once the object is on the disk, sealed, and waits for its recipient.
 * The permit is not kept: another decision is made before it leaves.
 *
 * @param parts has the queue
 * @param way on which the object came
 * @param route the route as the association found it
 * @param instance what the object says of its patient
 * @param region the part of the body that the agreement covered when the object was de-identified
 */
record IntoQueue(GatewayParts parts, SenderWay way, ExportRoute route, Instance instance, Optional<String> region)
        implements Exit {
    private static final Logger LOG = System.getLogger(IntoQueue.class.getName());

    /** The recipient is asked for its certificate when something is brought to it. */
    @Override
    public Optional<String> distrust() {
        return Optional.empty();
    }

    @Override
    public Status release(Permit permit, Arrival arrival, Cleaned cleaned, Ground ground) {
        try (QueueDraft draft = parts.queue().begin(facts(permit, arrival, cleaned))) {
            WayOut.pump(arrival.header(), cleaned, draft.output());
            draft.commit();
            return Status.SUCCESS;
        } catch (QueueUnavailableException e) {
            LOG.log(Level.ERROR, "an object cannot wait for its recipient: {0}", e.getMessage());
            return Statuses.queueUnavailable();
        } catch (MalformedDatasetException e) {
            return Statuses.malformed(e);
        }
    }

    private WaitingFacts facts(Permit permit, Arrival arrival, Cleaned cleaned) {
        return new KeptFacts(parts, route, instance, region)
                .of(permit, arrival.sopClass(), arrival.priority(), arrival.header(), cleaned)
                .from(arrival.mover(), parts.commitment().commitments().mark(way, arrival.reference()));
    }
}

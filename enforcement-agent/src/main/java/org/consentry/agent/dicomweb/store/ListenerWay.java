// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.store;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import org.consentry.agent.dicom.dimse.Status;
import org.consentry.agent.dicomweb.transit.Departure;
import org.consentry.agent.dicomweb.transit.Received;
import org.consentry.agent.dicomweb.transit.TransitStatus;
import org.consentry.agent.disclosure.Intent;
import org.consentry.agent.disclosure.JournalUnavailableException;
import org.consentry.agent.queue.Courier;
import org.consentry.agent.queue.HeldObject;
import org.consentry.agent.queue.Kind;
import org.consentry.agent.queue.QueueVerdict;
import org.consentry.agent.queue.RecipientAwayException;
import org.consentry.protocol.RecipientPlace;

/** Brings objects to a recipient's listener, one C-STORE for each. What was not tried may be sent again. */
record ListenerWay(Departure departure, Courier courier, RecipientPlace place) implements Way {
    private static final Logger LOG = System.getLogger(ListenerWay.class.getName());
    /** Each may need a presentation context of its own, and an association has 128. */
    private static final int AT_ONCE = 100;

    @Override
    public void send(List<Received> study) {
        for (int at = 0; at < study.size(); at += AT_ONCE) {
            some(study.subList(at, Math.min(study.size(), at + AT_ONCE)));
        }
    }

    private void some(List<Received> objects) {
        List<Received> leaving = objects.stream()
                .filter(each -> departure.mayLeave(each).isPresent())
                .toList();
        if (leaving.isEmpty()) {
            return;
        }
        List<Kind> kinds = leaving.stream()
                .map(each -> each.held().orElseThrow().facts().kind())
                .distinct()
                .toList();
        try (Courier.Trip trip = courier.open(place, kinds)) {
            for (Received each : leaving) {
                departure.mayLeave(each).ifPresent(go -> one(each, go, trip));
            }
        } catch (RecipientAwayException | JournalUnavailableException e) {
            LOG.log(Level.WARNING, "objects stay for now: {0}", e.getMessage());
        }
    }

    private void one(Received received, QueueVerdict.Go go, Courier.Trip trip) {
        HeldObject object = received.held().orElseThrow();
        if (!trip.takes(object.facts().kind())) {
            received.became(TransitStatus.NOT_TAKEN);
            return;
        }
        Intent intent = departure.intend(object.facts(), go);
        boolean handedOver = false;
        try (InputStream dataset = object.open()) {
            Courier.Receipt receipt = trip.deliver(object.facts(), dataset);
            handedOver = true;
            if (receipt.stored()) {
                intent.sent(receipt.status(), receipt.bytes());
                received.became(Status.SUCCESS);
            } else {
                intent.failed(receipt.status());
                received.became(new Status(receipt.status(), ""));
            }
        } catch (RecipientAwayException e) {
            handedOver = e.isHandedOver();
            throw e;
        } catch (IOException e) {
            throw new RecipientAwayException("the association ended: " + e.getMessage(), false);
        } finally {
            if (!handedOver) {
                intent.failed(0);
            }
        }
    }
}

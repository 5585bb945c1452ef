// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.consentry.agent.dataset.MalformedDatasetException;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.deidentify.Outcome.Cleaned;
import org.consentry.agent.dicom.dimse.Status;
import org.consentry.agent.quarantine.QuarantineDraft;
import org.consentry.agent.quarantine.QuarantineUnavailableException;
import org.consentry.agent.quarantine.QuarantinedFacts;
import org.consentry.policy.Deny;
import org.consentry.policy.StudyUid;

/**
 * Where a refused object goes on a route whose senders cannot live with 0124H. They are told success once it is on the
 * disk, sealed. It never leaves from there.
 *
 * @param parts has the quarantine
 * @param route the called AE title
 * @param days how long it is kept
 */
record IntoQuarantine(GatewayParts parts, String route, int days) {
    private static final Logger LOG = System.getLogger(IntoQuarantine.class.getName());

    /** Keeps an object that was refused like this; the status is for the sender. */
    Status keep(Arrival arrival, Instance instance, Deny deny) {
        try (QuarantineDraft draft = parts.quarantine().begin(facts(arrival, instance, deny))) {
            WayOut.pump(arrival.header(), new Cleaned(arrival.dataset(), List.of()), draft.output());
            draft.commit();
            return Status.SUCCESS;
        } catch (QuarantineUnavailableException e) {
            LOG.log(Level.ERROR, "a refused object cannot be kept: {0}", e.getMessage());
            return Statuses.quarantineUnavailable();
        } catch (MalformedDatasetException e) {
            return Statuses.malformed(e);
        }
    }

    private QuarantinedFacts facts(Arrival arrival, Instance instance, Deny deny) {
        Instant now = parts.clock().now().wall();
        return new QuarantinedFacts(
                now,
                now.plus(Duration.ofDays(days)),
                route,
                deny.code(),
                arrival.sopClass(),
                arrival.header().syntax().uid(),
                instance.study().map(StudyUid::value).orElse(""),
                arrival.dataset().string(Tag.SOP_INSTANCE_UID).orElse(""));
    }
}

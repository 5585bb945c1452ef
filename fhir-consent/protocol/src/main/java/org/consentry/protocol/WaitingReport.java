// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import java.time.Instant;
import java.util.List;
import org.consentry.policy.PatientId;
import org.consentry.policy.Purpose;
import org.consentry.policy.RecipientId;
import org.consentry.policy.StudyUid;

/**
 * What waits at an agent for recipients: all of it at one moment, in place of what the agent said before. It is no
 * record of what happened, and is forgotten when it is no longer so.
 *
 * @param agent who tells
 * @param sequence of the last {@link DisclosureReport} that the agent had made by then; 0 for none
 * @param scans one for each scan and route, at most {@value #MOST}
 */
public record WaitingReport(String agent, long sequence, List<Scan> scans) {
    /** The most scans that are told; the oldest are. */
    public static final int MOST = 10_000;

    public WaitingReport {
        scans = List.copyOf(scans);
        if (sequence < 0 || scans.size() > MOST) {
            throw new IllegalArgumentException("expected a sequence from 0 and at most " + MOST + " scans, found "
                    + sequence + " and " + scans.size());
        }
    }

    /**
     * A scan of which objects wait on a route.
     *
     * @param patient whose scan
     * @param study which scan
     * @param recipient for whom
     * @param purpose what for
     * @param route the AE title
     * @param since when the oldest of the objects came
     * @param instances how many objects, from 1
     */
    public record Scan(
            PatientId patient,
            StudyUid study,
            RecipientId recipient,
            Purpose purpose,
            String route,
            Instant since,
            int instances) {

        public Scan {
            if (instances < 1) {
                throw new IllegalArgumentException("expected objects from 1, found " + instances);
            }
        }
    }
}

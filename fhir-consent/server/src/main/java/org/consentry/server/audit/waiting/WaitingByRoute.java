// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.waiting;

import java.time.Instant;

/**
 * What waits on a route at one agent, of all patients.
 *
 * @param agent id of the agent
 * @param route the route's own AE title
 * @param recipient logical id of the recipient
 * @param scans how many scans
 * @param images how many objects of these scans
 * @param since when the oldest object came
 * @param told when the agent last told
 */
public record WaitingByRoute(
        String agent, String route, String recipient, long scans, long images, Instant since, Instant told) {}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.event;

import org.consentry.protocol.DisclosureReport;

/**
 * A report of an agent, with what this server knows about it.
 *
 * @param agent id of the agent that reports
 * @param site name of the site it guards
 * @param report the report
 * @param parties whom and what it is about
 */
public record Disclosure(String agent, String site, DisclosureReport report, ResolvedParties parties) {
    @Override
    public String toString() {
        return "Disclosure[" + report.sequence() + "]";
    }
}

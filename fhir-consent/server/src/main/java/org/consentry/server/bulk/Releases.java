// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.bulk;

import java.util.List;
import org.consentry.protocol.DisclosureReport;

/** Where it is written down that something leaves; the audit trail is what does it. */
@FunctionalInterface
interface Releases {
    /** Records releases in the caller's transaction; nothing may leave before that has committed. */
    void released(List<DisclosureReport> reports);
}

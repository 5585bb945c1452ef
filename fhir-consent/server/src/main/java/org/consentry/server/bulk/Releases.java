// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.bulk;

import java.util.List;
import org.consentry.protocol.DisclosureReport;

/** Records that something leaves. The audit trail implements it. */
@FunctionalInterface
interface Releases {
    /** Records releases in the caller's transaction; nothing may leave before that has committed. */
    void released(List<DisclosureReport> reports);
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.bulk;

import java.util.Set;
import org.consentry.policy.Obligation;
import org.consentry.policy.Purpose;
import org.consentry.policy.RecipientId;

/**
 * Whom an export is for, which decides who is in it.
 *
 * @param recipient an entry of the register
 * @param purpose for which purpose
 * @param supported duties that the reader of the files will fulfill before passing them on
 */
record ExportRecipient(RecipientId recipient, Purpose purpose, Set<Obligation> supported) {
    ExportRecipient {
        supported = Set.copyOf(supported);
    }
}

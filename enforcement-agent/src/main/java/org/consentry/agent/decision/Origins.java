// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.decision;

import org.consentry.agent.replica.ReplicaView;
import org.consentry.policy.RecipientId;
import org.consentry.protocol.RegisteredRecipient;

/** Where answers are for. */
final class Origins {

    private Origins() {}

    /** The recipient's country, or empty if it is not registered. */
    static String country(ReplicaView view, RecipientId recipient) {
        return view.recipient(recipient).map(RegisteredRecipient::country).orElse("");
    }
}

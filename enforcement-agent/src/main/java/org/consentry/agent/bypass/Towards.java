// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.bypass;

import java.util.List;
import org.consentry.agent.replica.ExportRoute;
import org.consentry.agent.replica.ReplicaView;
import org.consentry.policy.Purpose;
import org.consentry.policy.RecipientId;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.RegisteredRecipient;

/**
 * To whom something went, and what for, as far as the register tells.
 *
 * @param recipient its id; {@code ae:TITLE} for a place that the register does not know
 * @param purpose what for; {@link DisclosureReport#UNTOLD} if the register does not tell
 * @param country the recipient's; empty if it is not known
 */
record Towards(RecipientId recipient, Purpose purpose, String country) {
    private static final String UNKNOWN = "ae:";
    private static final int LONGEST = 60;

    /** Whose this place is: by address, else by the title that senders call. */
    static Towards of(ReplicaView view, Destination destination) {
        List<ExportRoute> there =
                view.routes().filter(way -> leadsTo(way, destination)).toList();
        List<ExportRoute> called = there.isEmpty()
                ? view.routes()
                        .filter(way -> way.route().calledAe().equals(destination.title()))
                        .toList()
                : there;
        List<RegisteredRecipient> recipients =
                called.stream().map(ExportRoute::recipient).distinct().toList();
        if (recipients.size() != 1) {
            String name =
                    Destination.line(destination.title().isEmpty() ? destination.host() : destination.title(), LONGEST);
            return new Towards(
                    new RecipientId(UNKNOWN + (name.isEmpty() ? "unknown" : name)), DisclosureReport.UNTOLD, "");
        }
        List<Purpose> purposes =
                called.stream().map(way -> way.route().purpose()).distinct().toList();
        RegisteredRecipient recipient = recipients.getFirst();
        return new Towards(
                recipient.id(),
                purposes.size() == 1 ? purposes.getFirst() : DisclosureReport.UNTOLD,
                recipient.country());
    }

    private static boolean leadsTo(ExportRoute way, Destination destination) {
        var place = way.route().place();
        return !destination.host().isEmpty()
                && destination.isAt(place.host())
                && (destination.title().isEmpty() || place.title().equals(destination.title()))
                && (destination.port() == 0 || place.port() == destination.port());
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

import org.consentry.policy.Purpose;
import org.consentry.policy.RecipientId;
import org.consentry.protocol.DisclosureReport.Content;
import org.consentry.protocol.DisclosureReport.SentBy;
import org.consentry.protocol.HandAct;
import org.consentry.protocol.RegisteredRecipient;
import org.consentry.protocol.Route;
import org.consentry.protocol.Sighting;
import org.jspecify.annotations.Nullable;

/**
 * What all items of one release have in common.
 *
 * @param route the called AE title, path or client id the release was asked through; may be empty
 * @param recipient who receives
 * @param purpose what for
 * @param country the recipient's country, ISO 3166 alpha-2; may be empty
 * @param sentBy who set it off
 * @param act what a person did by hand to what waited, or null if none did
 * @param seen how it is known that it left past the agent, or null if it did not
 * @param content what of the objects may leave
 */
public record ReleaseOrigin(
        String route,
        RecipientId recipient,
        Purpose purpose,
        String country,
        SentBy sentBy,
        @Nullable HandAct act,
        @Nullable Sighting seen,
        Content content) {

    /** Of what a computer sends on a route. */
    public static ReleaseOrigin on(Route route, RegisteredRecipient recipient) {
        return new ReleaseOrigin(
                route.calledAe(), recipient.id(), route.purpose(), recipient.country(), SentBy.COMPUTER);
    }

    /** Of what nobody did by hand. */
    public ReleaseOrigin(String route, RecipientId recipient, Purpose purpose, String country, SentBy sentBy) {
        this(route, recipient, purpose, country, sentBy, null, null, Content.OBJECTS);
    }

    /** Of what a person did by hand. */
    public ReleaseOrigin(String route, RecipientId recipient, Purpose purpose, String country, HandAct act) {
        this(route, recipient, purpose, country, SentBy.PERSON, act, null, Content.OBJECTS);
    }

    /** Of what left past the agent. */
    public ReleaseOrigin(RecipientId recipient, Purpose purpose, String country, Sighting seen) {
        this("", recipient, purpose, country, SentBy.COMPUTER, null, seen, Content.OBJECTS);
    }

    /** The same, of which only facts of the headers may leave, without any picture. */
    public ReleaseOrigin ofHeaders() {
        return new ReleaseOrigin(route, recipient, purpose, country, sentBy, act, seen, Content.HEADER);
    }
}

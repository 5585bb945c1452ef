// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import java.util.Set;
import org.consentry.policy.Place;
import org.consentry.policy.Purpose;
import org.consentry.policy.Recipient;
import org.consentry.policy.RecipientId;

/**
 * An entry of the register of recipients.
 *
 * @param id canonical identifier
 * @param name as patients see it
 * @param kind {@code company}, {@code school}, {@code hospital} or {@code government}
 * @param country ISO 3166-1 alpha-2 code, or empty if not known yet
 * @param device whether it is an AI product
 * @param parents everyone above it
 * @param classes the classes and groups it belongs to
 * @param purposes the purposes its agreement registers
 * @param status whether scans may go there at all
 */
public record RegisteredRecipient(
        RecipientId id,
        String name,
        String kind,
        String country,
        boolean device,
        Set<RecipientId> parents,
        Set<RecipientId> classes,
        Set<Purpose> purposes,
        Status status) {

    /** Whether a recipient may get anything. */
    public enum Status {
        /** Under a valid agreement. */
        ACTIVE,
        /** Stopped for now by staff. */
        PAUSED,
        /** The agreement has ended. */
        ENDED
    }

    public RegisteredRecipient {
        parents = Set.copyOf(parents);
        classes = Set.copyOf(classes);
        purposes = Set.copyOf(purposes);
    }

    /** An organization in no class. */
    public RegisteredRecipient(
            RecipientId id,
            String name,
            String kind,
            String country,
            Set<RecipientId> parents,
            Set<Purpose> purposes,
            Status status) {
        this(id, name, kind, country, false, parents, Set.of(), purposes, status);
    }

    /** The same, stopped for now, unless it has ended. */
    public RegisteredRecipient paused() {
        return new RegisteredRecipient(
                id,
                name,
                kind,
                country,
                device,
                parents,
                classes,
                purposes,
                status == Status.ENDED ? Status.ENDED : Status.PAUSED);
    }

    /** Whether an agreement that has not ended registers all these purposes. */
    public boolean isRegisteredFor(Set<Purpose> asked) {
        return status != Status.ENDED && purposes.containsAll(asked);
    }

    /** Where the parties are: of the recipient the register knows best, and of the others only what is claimed. */
    public Place placed(Place claimed) {
        return new Place(claimed.patient(), claimed.facility(), country.isBlank() ? claimed.recipient() : country);
    }

    /** What a decision needs of it. */
    public Recipient asRecipient() {
        return new Recipient(id, device, parents, classes, purposes);
    }
}

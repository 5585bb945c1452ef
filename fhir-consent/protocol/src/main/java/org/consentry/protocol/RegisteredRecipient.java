// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import java.time.Instant;
import java.util.Set;
import org.consentry.policy.AccessRequest;
import org.consentry.policy.Action;
import org.consentry.policy.Circumstances;
import org.consentry.policy.ConsentPolicy;
import org.consentry.policy.Decision;
import org.consentry.policy.DeidState;
import org.consentry.policy.Deny;
import org.consentry.policy.PatientId;
import org.consentry.policy.PatientTerms;
import org.consentry.policy.Place;
import org.consentry.policy.Purpose;
import org.consentry.policy.Reason;
import org.consentry.policy.Recipient;
import org.consentry.policy.RecipientId;
import org.consentry.policy.RegimeSet;
import org.consentry.policy.Study;

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

    /** Whether an agreement that has not ended registers all these purposes. */
    public boolean isRegisteredFor(Set<Purpose> asked) {
        return status != Status.ENDED && purposes.containsAll(asked);
    }

    /**
     * A request to disclose something to it as it is, of which nothing is known but what the register knows.
     *
     * @param asked what for
     * @param asOf the instant the decision is for
     */
    public AccessRequest asks(PatientId patient, Study study, Set<Purpose> asked, Instant asOf) {
        return new AccessRequest(
                patient,
                study,
                asRecipient(),
                asked,
                Action.DISCLOSE,
                DeidState.IDENTIFIED,
                Circumstances.NONE.in(placed(Place.UNKNOWN)),
                asOf);
    }

    /** What the policy decides, if it may ask at all, as it stands for this recipient. */
    public Decision decided(AccessRequest request, PatientTerms terms, RegimeSet regimes) {
        return isRegisteredFor(request.purposes())
                ? judged(ConsentPolicy.decide(request, terms, regimes))
                : new Deny(Reason.DEST_UNREGISTERED);
    }

    /** A decision as it stands for this recipient: whom the register has stopped gets no yes, whatever patients say. */
    public Decision judged(Decision decision) {
        return switch (status) {
            case ACTIVE -> decision;
            case PAUSED -> stopped(decision, Reason.VENDOR_FROZEN);
            case ENDED -> stopped(decision, Reason.DEST_UNREGISTERED);
        };
    }

    private static Decision stopped(Decision decision, Reason reason) {
        return decision.fold(permit -> new Deny(reason, null, permit.basis()), deny -> deny);
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

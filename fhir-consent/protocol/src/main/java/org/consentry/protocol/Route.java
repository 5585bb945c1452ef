// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import java.time.LocalDate;
import java.util.Set;
import org.consentry.policy.Obligation;
import org.consentry.policy.Purpose;
import org.jspecify.annotations.Nullable;

/**
 * A way out: what a sender addresses, and where that leads.
 *
 * @param calledAe the AE title a sender calls
 * @param purpose what scans sent this way are used for; never what the sender claims
 * @param place where it leads
 * @param agreed what its agreement says of it
 * @param state whether it is open
 * @param handling how scans are taken and handed on
 */
public record Route(
        String calledAe, Purpose purpose, RecipientPlace place, Agreed agreed, State state, Handling handling) {
    /** How long a refused scan may be kept at most. */
    public static final int MOST_QUARANTINE_DAYS = 90;

    /** How many routes may share an AE title. */
    public static final int MOST_SHARING = 8;

    /**
     * What the agreement behind a route says of it.
     *
     * @param obligations what every release demands besides the permit's own
     * @param starts the first day it may be used, or null if at once
     * @param project the research project, or null
     * @param region the only part of the body that it covers, or null if it names none
     */
    public record Agreed(
            Set<Obligation> obligations,
            @Nullable LocalDate starts,
            @Nullable String project,
            @Nullable BodyRegion region) {

        /** Nothing more than a purpose. */
        public static final Agreed NOTHING = new Agreed(Set.of(), null, null, null);

        public Agreed {
            obligations = Set.copyOf(obligations);
        }

        /** What every release demands, and nothing else. */
        public static Agreed demanding(Set<Obligation> obligations) {
            return new Agreed(obligations, null, null, null);
        }
    }

    /**
     * How scans are taken and handed on.
     *
     * @param waiting how they wait for the recipient, or null if they pass straight through or not at all
     * @param limits which kinds of objects it takes
     * @param quarantineDays how many days the agent keeps what it refuses, and tells its sender success, 1 to
     *     {@value #MOST_QUARANTINE_DAYS}; 0 where it tells the sender that it refused
     * @param clients the programs that may use it over DICOMweb, by the client of their token; with none, nobody may
     * @param sharedAe an AE title that leads to this route and to all others that name it, or null
     * @param fetched whether those programs may also fetch scans from the archive, for the recipient
     */
    public record Handling(
            @Nullable StoreAndForward waiting,
            RouteLimits limits,
            int quarantineDays,
            Set<String> clients,
            @Nullable String sharedAe,
            boolean fetched) {

        /** Everything passes straight through, and a sender over C-STORE reads what was refused. */
        public static final Handling PLAIN = new Handling(null, RouteLimits.NONE, 0, Set.of(), null, false);

        public Handling {
            clients = Set.copyOf(clients);
            if (quarantineDays < 0 || quarantineDays > MOST_QUARANTINE_DAYS) {
                throw new IllegalArgumentException(
                        "expected up to " + MOST_QUARANTINE_DAYS + " days, found " + quarantineDays);
            }
        }
    }

    /** Whether a route is open. */
    public enum State {
        /** What may leave leaves. */
        OPEN,
        /** Nothing leaves. What would leave, and what would be refused, is counted. */
        SHADOW,
        /** Nothing leaves. */
        CLOSED
    }

    /** An open route that scans pass straight through. */
    public static Route open(String calledAe, Purpose purpose, RecipientPlace place, Agreed agreed) {
        return new Route(calledAe, purpose, place, agreed, State.OPEN, Handling.PLAIN);
    }

    /** How scans wait for the recipient; null if they do not. */
    public @Nullable StoreAndForward waiting() {
        return handling.waiting();
    }

    /** Which kinds of objects it takes. */
    public RouteLimits limits() {
        return handling.limits();
    }

    /** How many days what is refused is kept; 0 if it is not. */
    public int quarantineDays() {
        return handling.quarantineDays();
    }

    /** The programs that may use it over DICOMweb. */
    public Set<String> clients() {
        return handling.clients();
    }

    /** Whether the programs that may use it over DICOMweb may also fetch scans for the recipient. */
    public boolean isFetched() {
        return handling.fetched();
    }

    /** The AE title that also leads here, with other routes; null if there is none. */
    public @Nullable String sharedAe() {
        return handling.sharedAe();
    }

    /** The same way out in this state. */
    public Route in(State other) {
        return new Route(calledAe, purpose, place, agreed, other, handling);
    }

    /** The same way out under an agreement that covers this part of the body only. */
    public Route only(BodyRegion covered) {
        Agreed covering = new Agreed(agreed.obligations(), agreed.starts(), agreed.project(), covered);
        return new Route(calledAe, purpose, place, covering, state, handling);
    }

    /** The same way out by TLS. */
    public Route byTls() {
        RecipientPlace sealed = new RecipientPlace(place.title(), place.host(), place.port(), true, place.service());
        return new Route(calledAe, purpose, sealed, agreed, state, handling);
    }

    /** The same way out, on which scans wait like this for the recipient. */
    public Route waiting(StoreAndForward how) {
        return handled(new Handling(how, limits(), quarantineDays(), clients(), sharedAe(), isFetched()));
    }

    /** The same way out, which takes these kinds of objects only. */
    public Route taking(RouteLimits only) {
        return handled(new Handling(waiting(), only, quarantineDays(), clients(), sharedAe(), isFetched()));
    }

    /** The same way out, whose senders are told success of what is refused; the agent keeps it for these days. */
    public Route quarantining(int days) {
        return handled(new Handling(waiting(), limits(), days, clients(), sharedAe(), isFetched()));
    }

    /** The same way out, which these programs may use over DICOMweb. */
    public Route usedBy(Set<String> programs) {
        return handled(new Handling(waiting(), limits(), quarantineDays(), programs, sharedAe(), isFetched()));
    }

    /** The same way out, to which this AE title leads too, with all other routes that share it. */
    public Route sharing(String title) {
        return handled(new Handling(waiting(), limits(), quarantineDays(), clients(), title, isFetched()));
    }

    /** The same way out, on which those programs may also fetch scans. */
    public Route fetching() {
        return handled(new Handling(waiting(), limits(), quarantineDays(), clients(), sharedAe(), true));
    }

    private Route handled(Handling other) {
        return new Route(calledAe, purpose, place, agreed, state, other);
    }
}

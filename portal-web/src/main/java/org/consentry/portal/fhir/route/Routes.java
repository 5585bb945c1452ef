// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.route;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All ways out of the hospital, by recipient.
 *
 * @param countedFrom from when on events are counted
 * @param lost what waits for a way that is not on the register
 */
public record Routes(Optional<Instant> countedFrom, List<Destination> recipients, List<Lost> lost) {

    /** Copies the lists. */
    public Routes {
        recipients = List.copyOf(recipients);
        lost = List.copyOf(lost);
    }

    /**
     * A recipient with its ways.
     *
     * @param id its id in the register
     * @param name as patients read it; empty if the register has none
     * @param active whether anything may go there at all
     */
    public record Destination(String id, Optional<String> name, boolean active, List<Way> ways, Events events) {

        /** Copies the list. */
        public Destination {
            ways = List.copyOf(ways);
        }
    }

    /**
     * What became of what was asked for.
     *
     * @param sent how many scans were sent
     * @param refused how often which reason stopped one
     * @param all whether all events were counted; if not, there were more
     */
    public record Events(int sent, Optional<Instant> lastSent, List<Refused> refused, boolean all) {

        /** Copies the list. */
        public Events {
            refused = List.copyOf(refused);
        }
    }

    /**
     * One way out.
     *
     * @param title the AE title that senders call; empty if the entry cannot be read
     * @param state {@code open}, {@code shadow}, {@code closed} or {@code unreadable}
     * @param days how many days a copy may wait; empty if nothing waits there
     * @param rest for how many seconds nothing more of a scan comes until it is sent; empty if each image goes by
     *     itself
     */
    public record Way(
            Optional<String> title, String state, Optional<String> days, Optional<String> rest, List<Waiting> waiting) {

        /** Copies the list. */
        public Way {
            waiting = List.copyOf(waiting);
        }
    }

    /**
     * What waits at one gateway.
     *
     * @param since when the oldest image came
     * @param told when the gateway last told
     */
    public record Waiting(String agent, int scans, int images, Optional<Instant> since, Optional<Instant> told) {}

    /** What waits for a way that is not on the register. */
    public record Lost(String title, Waiting waiting) {}

    /** A reason, as a code, and how often it stopped something. */
    public record Refused(String reason, int count) {}
}

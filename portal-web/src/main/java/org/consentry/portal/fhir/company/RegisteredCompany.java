// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.company;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.consentry.portal.fhir.register.RegisterEntry;

/**
 * A group of the register as staff see it.
 *
 * @param slug its id and address
 * @param now what is in force; empty for a new group that is only a draft
 * @param draft the open draft
 * @param pause the pause that staff made and nobody has ended
 * @param resume the open request to end a pause
 * @param versions what was in force, the newest first; empty in a list of all
 */
public record RegisteredCompany(
        String slug,
        Optional<Version> now,
        Optional<Draft> draft,
        Optional<Step> pause,
        Optional<Step> resume,
        List<Version> versions) {

    /** Copies the list. */
    public RegisteredCompany {
        versions = List.copyOf(versions);
    }

    /** A group of which nothing is known. */
    public static RegisteredCompany unknown(String slug) {
        return new RegisteredCompany(
                slug, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    /** As patients know it, or as the draft calls it. */
    public String name() {
        return now.map(Version::facts)
                .or(() -> draft.map(Draft::facts))
                .map(RegisterEntry::name)
                .filter(name -> !name.isEmpty())
                .orElse(slug);
    }

    /** Whether something of it waits for a second person. */
    public boolean waits() {
        return resume.isPresent() || draft.filter(Draft::waits).isPresent();
    }

    /** Whether nobody has checked the facts for a year. What has ended needs no check. */
    public boolean isOld(LocalDate today) {
        return now.map(Version::facts)
                .filter(facts -> facts.active() || facts.paused())
                .filter(facts -> facts.checkedOn()
                        .filter(checked -> !checked.isBefore(today.minusYears(1)))
                        .isEmpty())
                .isPresent();
    }

    /**
     * A version of its facts.
     *
     * @param number of the version
     * @param at when it came in force, if that is told
     * @param hands who made it, if staff did
     */
    public record Version(RegisterEntry facts, int number, Optional<Instant> at, Optional<Hands> hands) {}

    /**
     * Who made a version.
     *
     * @param cause FACTS, PAUSE or RESUME
     * @param writer who began it
     * @param second who published or confirmed it
     */
    public record Hands(String cause, String writer, String second) {}

    /**
     * The last step of something that is open.
     *
     * @param seen number of the step, which says what was seen
     * @param state SAVED, SENT, BACK or DONE
     * @param writer who began it
     * @param mine whether the caller began it
     * @param actor who did the last step
     * @param why the reason given; empty if none is needed
     */
    public record Step(
            String seen, String state, String writer, boolean mine, String actor, Optional<Instant> at, String why) {}

    /**
     * A draft.
     *
     * @param last its last step
     * @param facts as they were saved last
     * @param faults keys of facts without which it cannot be sent, and STALE if the entry has changed since
     */
    public record Draft(Step last, RegisterEntry facts, List<String> faults) {

        /** Stands among the faults of a draft whose entry has changed since it began. */
        public static final String STALE = "stale";

        /** Copies the list. */
        public Draft {
            faults = List.copyOf(faults);
        }

        /** Whether it waits for a second person. */
        public boolean waits() {
            return last.state().equals("SENT");
        }

        /** Whether the entry has changed since it began. */
        public boolean stale() {
            return faults.contains(STALE);
        }
    }
}

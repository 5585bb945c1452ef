// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.register;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the public register: a group that gets scans or may ask for them.
 *
 * @param slug its id and address
 * @param kind company, school, hospital, government, or empty
 * @param country ISO 3166 code where scans are kept, empty when not known
 * @param region state or region, empty when none is given
 * @param facts what the register says, by key: makes, gets, why, kept-until, kept-then, cloud, others, paid, results,
 *     trained, problems, agreed-not-to-trace, asked-on, ended-on
 * @param purposes purposes its agreement registers
 */
public record RegisterEntry(
        String slug,
        String name,
        String kind,
        String country,
        String region,
        boolean active,
        Map<String, String> facts,
        List<String> purposes,
        Optional<LocalDate> checkedOn) {

    private static final String LANGUAGE = "en";

    public RegisterEntry {
        facts = Map.copyOf(facts);
        purposes = List.copyOf(purposes);
    }

    /**
     * The language of a fact, where it is not that of the page: the register's facts are in English. Null for a fact
     * that it does not know.
     */
    public @Nullable String factLanguage(String key, String page) {
        return fact(key).isEmpty() || page.equals(LANGUAGE) ? null : LANGUAGE;
    }

    /** The same, where no scans go for now since a group that it belongs to was stopped. */
    RegisterEntry stopped() {
        return new RegisterEntry(slug, name, kind, country, region, false, facts, purposes, checkedOn);
    }

    /** Whether no scans go there for now. What has ended has a day on which it did. */
    public boolean paused() {
        return !active && fact("ended-on").isEmpty();
    }

    /** Whether it has agreed in writing not to find out whose a scan is. */
    public boolean agreedNotToTrace() {
        return fact("agreed-not-to-trace").equals("yes");
    }

    /** A fact by its key, empty when the register does not know it. */
    public String fact(String key) {
        return facts.getOrDefault(key, "");
    }
}

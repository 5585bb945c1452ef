// SPDX-License-Identifier: Apache-2.0
package org.consentry.demo;

import java.util.List;
import java.util.Map;

/**
 * A fictional company or school that gets scans, with what the register says about it.
 *
 * @param id its slug
 * @param kind {@code company} or {@code school}
 * @param purpose what its agreement registers
 * @param calledAe the AE title of its route
 * @param ae its own AE title
 * @param facts the register's other facts, by key
 */
public record DemoRecipient(
        String id,
        String name,
        String kind,
        String country,
        String state,
        String purpose,
        String calledAe,
        String ae,
        Map<String, String> facts) {

    private static final String MLTRAINING = "MLTRAINING";
    private static final String HRESCH = "HRESCH";

    private static final List<DemoRecipient> ALL = List.of(
            company(
                    "northlight",
                    "Northlight Imaging AI",
                    "US",
                    "WA",
                    "An AI tool that finds lung spots",
                    "Chest scans"),
            company("beacon", "Beacon Read", "US", "CA", "An AI tool that reads mammograms", "Mammograms"),
            company("halcyon", "Halcyon Diagnostics", "DE", "Bavaria", "An AI tool that looks at knees", "MRI scans"),
            company("orion", "Orion Vision Labs", "CA", "Ontario", "An AI tool that finds broken bones", "X-rays"),
            school("meridian", "Meridian Institute", "US", "MA", "A study of how to treat back pain", "Back scans"),
            school("lakeside", "Lakeside University", "NL", "Utrecht", "A study of how lungs age", "Chest scans"));

    public DemoRecipient {
        facts = Map.copyOf(facts);
    }

    /** All six: four companies that build AI, two schools that do research. */
    public static List<DemoRecipient> all() {
        return ALL;
    }

    private static DemoRecipient company(
            String id, String name, String country, String state, String makes, String gets) {
        return recipient(
                id,
                name,
                "company",
                country,
                state,
                MLTRAINING,
                "_AI",
                makes,
                gets,
                "An AI tool needs many scans to learn from.",
                "2 years");
    }

    private static DemoRecipient school(
            String id, String name, String country, String state, String makes, String gets) {
        return recipient(
                id,
                name,
                "school",
                country,
                state,
                HRESCH,
                "_RES",
                makes,
                gets,
                "To answer a health question.",
                "5 years");
    }

    private static DemoRecipient recipient(
            String id,
            String name,
            String kind,
            String country,
            String state,
            String purpose,
            String suffix,
            String makes,
            String gets,
            String why,
            String kept) {
        String ae = id.toUpperCase(java.util.Locale.ROOT);
        Map<String, String> facts = Map.of(
                "makes",
                makes + ".",
                "gets",
                gets + ". Your age and sex. Not your name, your address, or your birth date.",
                "why",
                why,
                "cloud",
                kind.equals("company") ? "Its own computers and one cloud company." : "Its own computers.",
                "others",
                "No one else.",
                "kept-until",
                kept,
                "kept-then",
                "Then it must delete them.",
                "paid",
                kind.equals("company") ? "Yes. The money goes to the hospital." : "No.",
                "results",
                "Nothing yet.");
        return new DemoRecipient(id, name, kind, country, state, purpose, ae + suffix, ae, facts);
    }
}

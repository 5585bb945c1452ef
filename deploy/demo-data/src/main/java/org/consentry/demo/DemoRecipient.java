// SPDX-License-Identifier: Apache-2.0
package org.consentry.demo;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.consentry.demo.DemoScan.Kind;

/**
 * A fictional company or school that gets scans, with what the register says about it.
 *
 * @param id its slug
 * @param sort whether it builds AI or does research
 * @param place where it keeps scans
 * @param makes what it works on, in patients' words
 * @param takes the kinds of scan its agreement is about
 */
public record DemoRecipient(String id, String name, Sort sort, Place place, String makes, Set<Kind> takes) {

    private static final Place WASHINGTON = new Place("US", "WA");
    private static final Place CALIFORNIA = new Place("US", "CA");
    private static final Place BAVARIA = new Place("DE", "Bavaria");
    private static final Place ONTARIO = new Place("CA", "Ontario");
    private static final Place MASSACHUSETTS = new Place("US", "MA");
    private static final Place UTRECHT = new Place("NL", "Utrecht");
    private static final Set<Kind> CHEST = Set.of(Kind.CHEST_CT, Kind.CHEST_XRAY);

    private static final List<DemoRecipient> ALL = List.of(
            company("northlight", "Northlight Imaging AI", WASHINGTON, "An AI tool that finds lung spots.", CHEST),
            company("beacon", "Beacon Read", CALIFORNIA, "An AI tool that reads mammograms.", Set.of(Kind.MAMMOGRAM)),
            company("halcyon", "Halcyon Diagnostics", BAVARIA, "An AI tool that looks at knees.", Set.of(Kind.KNEE_MR)),
            company(
                    "orion",
                    "Orion Vision Labs",
                    ONTARIO,
                    "An AI tool that finds broken bones.",
                    Set.of(Kind.HAND_XRAY)),
            school("meridian", "Meridian Institute", MASSACHUSETTS, "A way to treat back pain.", Set.of(Kind.SPINE_MR)),
            school("lakeside", "Lakeside University", UTRECHT, "How lungs age.", CHEST));

    /**
     * A place on earth.
     *
     * @param country ISO 3166-1 alpha-2 code
     */
    public record Place(String country, String state) {}

    /** The two sorts of recipient there are here. */
    public enum Sort {
        /** Builds AI. */
        COMPANY("company", "MLTRAINING", "_AI"),
        /** Does research. */
        SCHOOL("school", "HRESCH", "_RES");

        private final String code;
        private final String purpose;
        private final String suffix;

        Sort(String code, String purpose, String suffix) {
            this.code = code;
            this.purpose = purpose;
            this.suffix = suffix;
        }

        /** As the register says it. */
        public String code() {
            return code;
        }

        /** What its agreement registers. */
        public String purpose() {
            return purpose;
        }
    }

    public DemoRecipient {
        takes = Set.copyOf(takes);
    }

    /** All six: four companies that build AI, two schools that do research. */
    public static List<DemoRecipient> all() {
        return ALL;
    }

    /** Its own AE title. */
    public String ae() {
        return id.toUpperCase(Locale.ROOT);
    }

    /** The AE title of its route. */
    public String calledAe() {
        return ae() + sort.suffix;
    }

    /** The register's other facts, by key. */
    public Map<String, String> facts() {
        boolean company = sort == Sort.COMPANY;
        Map<String, String> facts = new TreeMap<>();
        facts.put("makes", makes);
        facts.put("gets", gets() + ". Your age and sex. Not your name, your address, or your birth date.");
        facts.put("why", company ? "An AI tool needs many scans to learn from." : "To answer a health question.");
        facts.put("cloud", company ? "Its own computers and one cloud company." : "Its own computers.");
        facts.put("others", "No one else.");
        facts.put("kept-until", company ? "2 years" : "5 years");
        facts.put("kept-then", "Then it must delete them.");
        facts.put("paid", company ? "Yes. The money goes to the hospital." : "No.");
        facts.put("results", "Nothing yet.");
        facts.put("trained", company ? "None yet." : "None. It makes no tools.");
        facts.put("problems", "None that we know of.");
        facts.put("agreed-not-to-trace", company ? "yes" : "no");
        return facts;
    }

    private String gets() {
        return String.join(", ", takes.stream().map(Kind::description).sorted().toList());
    }

    private static DemoRecipient company(String id, String name, Place place, String makes, Set<Kind> takes) {
        return new DemoRecipient(id, name, Sort.COMPANY, place, makes, takes);
    }

    private static DemoRecipient school(String id, String name, Place place, String makes, Set<Kind> takes) {
        return new DemoRecipient(id, name, Sort.SCHOOL, place, makes, takes);
    }
}

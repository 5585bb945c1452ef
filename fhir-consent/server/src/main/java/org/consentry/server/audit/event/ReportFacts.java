// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.event;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.HandAct;
import org.jspecify.annotations.Nullable;

/** Puts the facts of an agent's report into the words and the order of the trail. */
final class ReportFacts {
    private static final String CONSENT = "Consent/";
    private static final Pattern BETWEEN = Pattern.compile("[\\[\\], ]+");

    private ReportFacts() {}

    /** Types and values of the details. A fact that the report lacks is blank. */
    static Map<String, String> details(DisclosureReport report) {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("state", report.state().name());
        details.put("instances", Integer.toString(report.instances()));
        details.put("bytes", Long.toString(report.bytes()));
        details.put("deid", String.join(",", report.deidentification()));
        details.put("identifiability", lower(report.identifiability()));
        details.put("country", report.country());
        details.put("release", report.release());
        details.put("route", report.route());
        details.put("sent-by", lower(report.sentBy()));
        details.put("decision", Objects.toString(report.decision(), ""));
        details.put("regime", Objects.toString(report.regime(), ""));
        details.put("position", Long.toString(report.position()));
        details.put("sequence", Long.toString(report.sequence()));
        if (report.content() != DisclosureReport.Content.OBJECTS) {
            details.put("content", lower(report.content()));
        }
        HandAct act = report.act();
        if (act != null) {
            details.put("act", lower(act.kind()));
            details.put("account", act.account());
            details.put("why", act.why());
        }
        return details;
    }

    /** What allowed or refused the release. */
    static AuthzEvent.Weighed weighed(DisclosureReport report) {
        return weighed(report.basis(), report.regime());
    }

    /**
     * The consents and policies that were weighed. The regime is among the policies if it is cited or if there is
     * nothing else.
     *
     * @param references versioned Consents, a regime's citation and names of other rules
     * @param regime citation of the regime in force, or null if no decision was made
     */
    static AuthzEvent.Weighed weighed(Set<String> references, @Nullable String regime) {
        List<String> consents = references.stream()
                .filter(reference -> reference.startsWith(CONSENT))
                .sorted()
                .toList();
        List<String> cited = regimes(Objects.requireNonNullElse(regime, ""));
        Set<String> policies = new LinkedHashSet<>(consents);
        references.stream()
                .sorted()
                .filter(each -> isRegime(each, cited))
                .forEach(each -> policies.addAll(regimes(each)));
        if (policies.isEmpty()) {
            policies.addAll(cited);
        }
        references.stream()
                .filter(reference -> !reference.startsWith(CONSENT) && !isRegime(reference, cited))
                .sorted()
                .forEach(reference -> policies.add(
                        DisclosureMapping.NS + "basis/" + URLEncoder.encode(reference, StandardCharsets.UTF_8)));
        return new AuthzEvent.Weighed(consents, new ArrayList<>(policies));
    }

    private static boolean isRegime(String reference, List<String> cited) {
        List<String> named = regimes(reference);
        return !named.isEmpty() && cited.containsAll(named);
    }

    /** One address for each regime in a citation. Agents cited the regimes of cohorts as {@code [A/1, B/2]}. */
    private static List<String> regimes(String citation) {
        return Stream.of(BETWEEN.split(citation))
                .filter(each -> !each.isEmpty())
                .map(each -> DisclosureMapping.NS + "regime/"
                        + URLEncoder.encode(each, StandardCharsets.UTF_8).replace("%2F", "/"))
                .toList();
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.sharing;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.Node;
import org.consentry.portal.fhir.register.RegisterEntry;

/** Maps the server's answers about sharing to lines and numbers. */
final class SharingMapping {

    /** Scans of one form: a page must stay small. */
    static final int MOST_SCANS = 50;

    private final Node answer;

    SharingMapping(Node answer) {
        this.answer = answer;
    }

    /**
     * A line, with the number of its events.
     *
     * @param last when the newest of them was recorded
     */
    record Summed(SharingEvent line, long number, Instant last) {}

    /**
     * The lines of the page, in the server's order. An unreadable line is a failure, since a list must never be a part.
     */
    List<Summed> lines() {
        return named("line").map(SharingMapping::line).toList();
    }

    /** What waits to be sent. */
    List<Summed> waiting() {
        return named("waiting").map(SharingMapping::waits).toList();
    }

    SharingHistory.Counts counts() {
        return new SharingHistory.Counts(
                number("lines"),
                number("matches"),
                number("times"),
                number("groups"),
                number("withoutName"),
                number("others"),
                number("refused"));
    }

    private Optional<Instant> first() {
        return named("first").findFirst().map(p -> p.instant("valueInstant").orElseThrow(SharingMapping::unreadable));
    }

    List<String> codes(String name) {
        return named(name).flatMap(p -> p.text("valueCode").stream()).toList();
    }

    /** A page, with the names of what it points to. */
    SharingHistory ledger(
            Wanted shown,
            List<SharingRow> waiting,
            List<SharingRow> rows,
            Map<String, RegisterEntry> register,
            Map<String, Scan> studies) {
        var seen = new HashMap<String, String>();
        rows.forEach(row -> seen.put(row.line().recipient(), row.who()));
        var groups = new TreeMap<String, String>();
        codes("recipient")
                .forEach(id -> groups.put(
                        id,
                        Optional.ofNullable(register.get(id))
                                .map(RegisterEntry::name)
                                .orElse(seen.getOrDefault(id, id))));
        var scans = new LinkedHashMap<String, Scan>();
        scans(shown, MOST_SCANS)
                .forEach(id -> Optional.ofNullable(studies.get(id)).ifPresent(scan -> scans.put(id, scan)));
        return new SharingHistory(
                shown, waiting, rows, counts(), codes("year"), groups, codes("purpose"), scans, first());
    }

    /** Ids of the scans with the newest lines, and of the one that the filter names. */
    List<String> scans(Wanted shown, int most) {
        return Stream.concat(
                        codes("scan").stream().limit(most),
                        Stream.of(shown.lines().scan()).filter(id -> !id.isEmpty()))
                .distinct()
                .toList();
    }

    private static Summed waits(Node parameter) {
        Instant since = parameter.part("since").instant("valueInstant").orElseThrow(SharingMapping::unreadable);
        Instant told = parameter.part("told").instant("valueInstant").orElseThrow(SharingMapping::unreadable);
        String instances = Long.toString(whole(parameter.part("instances").at("valueDecimal")));
        SharingEvent line = new SharingEvent(
                parameter.part("id").textOr("valueId", ""),
                SharingEvent.State.WAITS,
                since,
                parameter.part("purpose").textOr("valueCode", ""),
                parameter.part("recipient").textOr("valueCode", ""),
                "",
                "",
                parameter.part("study").textOr("valueCode", ""),
                SharedKind.SCAN,
                Map.of("instances", instances, "told", told.toString(), "sent-by", "computer"),
                List.of(),
                "");
        return new Summed(line, 1, since);
    }

    private static Summed line(Node parameter) {
        SharingEvent line =
                AuditEventMapping.line(parameter.part("event").at("resource")).orElseThrow(SharingMapping::unreadable);
        return new Summed(
                line,
                whole(parameter.part("number").at("valueDecimal")),
                parameter.part("last").instant("valueInstant").orElse(line.at()));
    }

    private long number(String name) {
        return named(name).findFirst().map(p -> whole(p.at("valueDecimal"))).orElseThrow(SharingMapping::unreadable);
    }

    private static long whole(Node number) {
        try {
            return number.text().map(Long::parseLong).orElseThrow(SharingMapping::unreadable);
        } catch (NumberFormatException e) {
            throw unreadable();
        }
    }

    private Stream<Node> named(String name) {
        return answer.items("parameter").filter(p -> p.is("name", name));
    }

    private static FhirProblem.Away unreadable() {
        return new FhirProblem.Away("an answer about sharing cannot be read", false);
    }
}

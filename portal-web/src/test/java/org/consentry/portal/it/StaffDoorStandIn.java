// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.it;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The server's door for staff: the register of agents with one agent and two proposals, the ways out, what left past,
 * and one group with a draft.
 */
final class StaffDoorStandIn {
    /** An agent that has a proposal already. */
    static final String TAKEN = "agent-taken";

    private static final String JSON = "application/json";
    private static final String REGISTER = """
            {"agents":[{"agent":"agent-1","client":"agent","site":"Main site","since":"2026-05-01T08:00:00+00:00"}],
             "proposals":[{"id":7,"agent":"agent-2","client":"agent-2","site":"North","proposer":"Omar Diaz","mine":false,
                           "at":"2026-05-02T08:00:00+00:00"},
                          {"id":8,"agent":"agent-3","proposer":"Dana Reyes","mine":true,"at":"2026-05-02T09:00:00+00:00"}],
             "refusals":[{"client":"agent-9","reason":"UNKNOWN_CLIENT","first":"2026-05-02T08:00:00+00:00",
                          "last":"2026-05-03T08:00:00+00:00","times":12}]}
            """;

    private static final String ROUTES = """
            {"asOf":"2026-06-15T12:00:00Z","countedFrom":"2026-06-14T12:00:00Z",
             "recipients":[{"recipient":"northlight","name":"Northlight AI","active":true,"counted":16,"most":10000,
                            "routes":[{"endpoint":"r1","title":"NORTHLIGHT_AI","purpose":"MLTRAINING","state":"open",
                                       "quarantineDays":0,"daysAtMost":30,"studyRestSeconds":90,
                                       "waiting":[{"agent":"agent-1","scans":2,"images":40,
                                                   "since":"2026-06-15T11:00:00Z","told":"2026-06-15T11:59:00Z"}]}],
                            "events":[{"kind":"scan","reason":"","count":12,"last":"2026-06-15T11:30:00Z"},
                                      {"kind":"refused","reason":"CONSENT_DENY","count":4,
                                       "last":"2026-06-15T11:20:00Z"}]}],
             "lost":[{"agent":"agent-1","title":"GONE_AI","recipient":"gone","scans":1,"images":7,
                      "since":"2026-06-15T11:00:00Z","told":"2026-06-15T11:59:00Z"}]}
            """;

    private static final String BYPASS = """
            {"asOf":"2026-06-15T12:00:00Z","openCount":1,
             "open":[{"event":"e1","number":"L-7Q4K-M2RT","leftAt":"2026-06-15T11:00:00Z","toldAt":"2026-06-15T11:05:00Z",
                      "agent":"agent-1","source":"export_list","by":"Archive","destination":"THERE",
                      "recipient":"northlight","name":"Northlight AI","answer":"no"}],
             "closed":[{"event":"e0","study":"1.2.840.99999.7","leftAt":"2026-06-14T11:00:00Z","toldAt":"2026-06-14T11:05:00Z","agent":"agent-1",
                        "source":"told","by":"export-demo","destination":"","recipient":"ae:LAB","answer":"none",
                        "closer":"Omar Diaz","why":"A test of ours","closedAt":"2026-06-14T12:00:00Z"}]}
            """;

    private static final String ENFORCEMENT = """
            {"asOf":"2026-06-15T12:00:00Z","head":"14","most":10000,"total":1,"pageSize":50,
             "agents":[{"agent":"agent-1","site":"Main site","choices":1,"position":"12","seen":"2026-06-15T11:59:50Z",
                        "oldest":"2026-06-15T11:00:00Z"}],
             "choices":[{"number":"C-7Q4K-M2RT-2","position":"13","storedAt":"2026-06-15T11:00:00Z","agents":["agent-1"]}]}
            """;

    private static final String NOTES = """
            {"asOf":"2026-06-15T12:00:00Z","on":true,"waiting":2,"failedCount":1,
             "failed":[{"id":"n1","kind":"changed","number":"C-7Q4K-M2RT-2","wantedAt":"2026-06-12T11:00:00Z",
                        "failedAt":"2026-06-15T11:00:00Z","why":"no-such-address"}]}
            """;

    private static final String FACTS = """
            "name":"Northlight Imaging AI","kind":"company","country":"US","state":"OH","purposes":["MLTRAINING"],
            "checked-on":"2026-06-01","facts":{"gets":"%s","kept-until":"2 years","agreed-not-to-trace":"yes"}""";

    private static final String COMPANY = """
            {"slug":"northlight","now":{%s,"version":3,"active":true},
             "draft":{"seen":7,"state":"SENT","writer":"Omar Diaz","mine":false,"actor":"Omar Diaz",
                      "at":"2026-06-15T11:00:00Z","why":"","stale":false,"faults":[],"facts":{%s}},
             "versions":[{%s,"version":3,"active":true,"at":"2026-06-01T11:00:00Z"}]}
            """.formatted(
                    FACTS.formatted("Scans"), FACTS.formatted("Chest scans. Not your name."), FACTS.formatted("Scans"));

    private final List<String> told = new ArrayList<>();
    private final DeskStandIn desk = new DeskStandIn();

    /** The inbox. */
    DeskStandIn desk() {
        return desk;
    }

    /** What was posted: path and body. */
    synchronized List<String> told() {
        return List.copyOf(told);
    }

    synchronized void clear() {
        told.clear();
        desk.clear();
    }

    /** Two pages, if it can read the rules. */
    private void simulate(HttpExchange exchange, String body) throws IOException {
        if (body.contains("BROKEN")) {
            Http.answer(
                    exchange,
                    400,
                    "application/problem+json",
                    "{\"detail\":\"expected a version at regime, found none\"}");
            return;
        }
        boolean first = String.valueOf(exchange.getRequestURI().getQuery()).endsWith("after=");
        told.add("simulations " + exchange.getRequestHeaders().getFirst("Consentry-Reason"));
        Http.answer(exchange, 200, JSON, first ? ReportStandIn.FIRST : ReportStandIn.SECOND);
    }

    /** A file is good if it says so. */
    private void oldReleases(HttpExchange exchange, String body) throws IOException {
        told.add(exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("Consentry-Reason") + " "
                + body);
        Http.answer(exchange, 200, JSON, body.contains("GOOD") ? ReportStandIn.GOOD_FILE : ReportStandIn.BAD_FILE);
    }

    synchronized void answer(HttpExchange exchange, String path, String body) throws IOException {
        if (path.contains("/questions")) {
            desk.answer(exchange, path, body);
            return;
        }
        if (exchange.getRequestMethod().equals("GET")) {
            String answer = Map.of(
                            "routes",
                            ROUTES,
                            "bypass",
                            BYPASS,
                            "notes",
                            NOTES,
                            "enforcement",
                            ENFORCEMENT,
                            "regimes",
                            ReportStandIn.REGIMES,
                            "journals",
                            """
                            {"journals":[{"agent":"agent-1","number":4,"hash":"aa","at":"2026-06-15T11:00:00Z","back":1,
                             "backAt":"2026-06-15T10:00:00Z"}]}""",
                            "reports",
                            ReportStandIn.NUMBERS,
                            "notices",
                            NoticesStandIn.STAFF,
                            "companies",
                            "{\"companies\":[" + COMPANY + "]}",
                            "openings",
                            ReportStandIn.OPENINGS)
                    .getOrDefault(
                            path.substring(path.lastIndexOf('/') + 1),
                            path.endsWith("northlight") ? COMPANY : REGISTER);
            Http.answer(exchange, 200, JSON, answer);
            return;
        }
        if (path.contains("/old-releases")) {
            oldReleases(exchange, body);
            return;
        }
        if (path.endsWith("simulations")) {
            simulate(exchange, body);
            return;
        }
        if (body.contains(TAKEN)
                || path.endsWith("e0/closing")
                || path.endsWith("n0/letter")
                || path.endsWith("notices/2/end")) {
            Http.answer(exchange, 409, "application/problem+json", "{}");
            return;
        }
        if (path.endsWith("proposals/8/approval") || path.endsWith("o2/approval")) {
            Http.answer(exchange, 403, "application/problem+json", "{}");
            return;
        }
        String reason = exchange.getRequestHeaders().getFirst("Consentry-Reason");
        told.add(path + " " + (reason == null ? body : reason));
        if (path.endsWith("proposals")) {
            Http.answer(exchange, 201, JSON, "{\"id\":9}");
        } else {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        }
    }
}

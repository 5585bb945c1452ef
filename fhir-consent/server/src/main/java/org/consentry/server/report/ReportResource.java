// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.report;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.consentry.protocol.Json;
import org.consentry.server.access.Callers;
import org.consentry.server.access.Duty;

/** Tells staff numbers about all patients together. It names nobody, and keeps small counts back. */
@Path("reports")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Dependent
public class ReportResource {
    /** How far back answers, and the time until choices work, are counted. */
    static final Duration LATELY = Duration.ofDays(90);

    private static final List<String> SAID = List.of("yes", "no");
    private static final List<String> MATTERS = List.of("ai", "research", "company", "scan");
    private static final List<String> CHANNELS = List.of("web", "paper", "phone", "desk", "other");
    private static final List<String> LANGUAGES = List.of("en", "es", "other", "none");

    /** States of the page by those of a Task. */
    private static final Map<String, String> STATES = Map.of(
            "requested", "asked",
            "received", "begun",
            "accepted", "begun",
            "in-progress", "begun",
            "on-hold", "begun",
            "completed", "done",
            "rejected", "refused",
            "cancelled", "taken-back");

    private static final List<String> STATES_IN_ORDER = List.of("done", "asked", "begun", "refused", "taken-back");

    private final FigureStore figures;
    private final InstantSource clock;
    private final ZoneId zone;

    /** Takes its collaborators, and the zone of the hospital's days. */
    @Inject
    public ReportResource(FigureStore figures, InstantSource clock, ZoneId zone) {
        this.figures = figures;
        this.clock = clock;
        this.zone = zone;
    }

    /** All numbers as of now. A count is a text: the number, {@code <11} or {@code kept-back}. */
    @GET
    public String all(@Context HttpServletRequest request) {
        var _ = Callers.staff(request, Duty.OVERVIEWS);
        Instant now = clock.instant();
        Instant from = now.minus(LATELY);
        return Json.createObjectBuilder()
                .add("asOf", now.toString())
                .add("from", from.toString())
                .add("fewerThan", ShownCount.FLOOR)
                .add("choices", choices(figures.people()))
                .add("questions", questions(figures.questions(LocalDate.ofInstant(now, zone), from)))
                .add("requests", requests(figures.requests()))
                .add("effect", times(figures.effect(from)))
                .build()
                .toString();
    }

    private static JsonArrayBuilder choices(List<FigureStore.People> people) {
        JsonArrayBuilder rows = Json.createArrayBuilder();
        for (String matter : MATTERS) {
            for (String said : SAID) {
                List<FigureStore.People> those = people.stream()
                        .filter(each ->
                                each.matter().equals(matter) && each.said().equals(said))
                        .toList();
                Breakdown channels = Breakdown.of(sums(CHANNELS, those, FigureStore.People::channel));
                Breakdown languages = Breakdown.of(sums(LANGUAGES, those, FigureStore.People::language));
                rows.add(Json.createObjectBuilder()
                        .add("matter", matter)
                        .add("said", said)
                        .add("people", channels.all().text())
                        .add("channels", parts(channels))
                        .add("languages", parts(languages)));
            }
        }
        return rows;
    }

    private static Map<String, Long> sums(
            List<String> codes, List<FigureStore.People> people, Function<FigureStore.People, String> code) {
        Map<String, Long> sums = new LinkedHashMap<>();
        codes.forEach(each -> sums.put(each, 0L));
        people.forEach(each -> sums.merge(code.apply(each), each.count(), Long::sum));
        return sums;
    }

    private static JsonObjectBuilder questions(FigureStore.Questions questions) {
        Map<String, Long> waiting = new LinkedHashMap<>();
        waiting.put("inTime", questions.inTime());
        waiting.put("late", questions.late());
        Breakdown shown = Breakdown.of(waiting);
        return Json.createObjectBuilder()
                .add("waiting", shown.all().text())
                .add("parts", parts(shown))
                .add("ended", times(questions.ended()));
    }

    private static JsonObjectBuilder requests(List<FigureStore.Requests> requests) {
        Map<String, Long> states = new LinkedHashMap<>();
        STATES_IN_ORDER.forEach(state -> states.put(state, 0L));
        requests.forEach(each -> states.merge(STATES.getOrDefault(each.status(), "begun"), each.count(), Long::sum));
        Breakdown shown = Breakdown.of(states);
        return Json.createObjectBuilder().add("all", shown.all().text()).add("states", parts(shown));
    }

    /** Of few the times are not told either: the half of three is one of them. */
    private static JsonObjectBuilder times(FigureStore.Times times) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("count", ShownCount.of(times.count()).text());
        if (!ShownCount.isSmall(times.count())) {
            times.half().ifPresent(half -> json.add("halfMillis", half.toMillis()));
            times.most().ifPresent(most -> json.add("mostMillis", most.toMillis()));
        }
        return json;
    }

    private static JsonArrayBuilder parts(Breakdown breakdown) {
        JsonArrayBuilder parts = Json.createArrayBuilder();
        breakdown
                .parts()
                .forEach((code, count) ->
                        parts.add(Json.createObjectBuilder().add("code", code).add("count", count.text())));
        return parts;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.search;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.consentry.agent.dicom.InstanceAdmission;
import org.consentry.agent.dicomweb.body.RefusedBodyException;
import org.consentry.agent.dicomweb.retrieve.FetchTarget;
import org.consentry.agent.dicomweb.retrieve.HeaderIntake;
import org.consentry.agent.dicomweb.search.ListingDesk.Listed;
import org.consentry.agent.dicomweb.transit.Departure;
import org.consentry.agent.disclosure.Release;
import org.consentry.agent.queue.QueueVerdict;
import org.consentry.agent.replica.ExportRoute;
import org.consentry.policy.Reason;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.Json;

/**
 * Searches for series and instances within studies. The archive is asked for the headers of the study: so exactly what
 * could be fetched is listed, and counted.
 *
 * @param permitted the studies of the query of which anything may leave
 */
record ObjectSearch(
        ArchiveQuestions archive,
        InstanceAdmission admission,
        ExportRoute route,
        WebQuery query,
        Set<String> permitted,
        Release release,
        Departure departure)
        implements Search {
    private static final int TOO_LARGE = 413;
    /** Some 10 KB of memory each. */
    private static final int MOST_WHOLE = 1_000;

    private static final Set<Integer> OF_INSTANCES =
            Set.of(Attribute.SOP_UID, Attribute.SOP_CLASS, Attribute.INSTANCE_NUMBER);

    @Override
    public List<SearchMatch> matches() {
        return permitted.stream().sorted().flatMap(uid -> matches(uid).stream()).toList();
    }

    private List<SearchMatch> matches(String study) {
        ListingDesk desk = new ListingDesk(admission, route, release, wanted());
        FetchTarget target = new FetchTarget(new StudyUid(study), series(), Optional.empty());
        archive.ask(target.path() + "/metadata", answer -> new HeaderIntake(desk, target).all(answer));
        List<Listed> leaving = leaving(desk);
        requireFew(leaving);
        return query.level() == SearchLevel.INSTANCES ? instances(study, leaving) : series(study, leaving);
    }

    /** The series of which alone the archive is asked. */
    private Optional<String> series() {
        Set<String> named = query.keys().lists().getOrDefault(Attribute.SERIES_UID, Set.of());
        return named.size() == 1 ? named.stream().findFirst() : Optional.empty();
    }

    /** Each is decided on anew once all of the archive's answer is there. */
    private List<Listed> leaving(ListingDesk desk) {
        if (desk.isMixed()) {
            desk.listed().forEach(each -> departure.keep(each.facts(), status -> {}, Reason.MIXED_PATIENT));
            return List.of();
        }
        return desk.listed().stream().filter(each -> go(each).isPresent()).toList();
    }

    private Optional<QueueVerdict.Go> go(Listed listed) {
        return departure.mayLeave(listed.facts(), status -> {});
    }

    private void requireFew(List<Listed> found) {
        int most = query.all() ? MOST_WHOLE : MOST_MATCHES;
        if (found.size() > most) {
            throw new RefusedBodyException(
                    TOO_LARGE, "expected at most " + most + " objects in a study; search series by series");
        }
    }

    private List<SearchMatch> instances(String study, List<Listed> leaving) {
        return leaving.stream()
                .filter(each -> query.keys().match(each.shown()))
                .map(each -> match(study, each, each.shown()))
                .toList();
    }

    private List<SearchMatch> series(String study, List<Listed> leaving) {
        Map<String, List<Listed>> bySeries = new LinkedHashMap<>();
        leaving.forEach(each -> bySeries.computeIfAbsent(
                        Attribute.text(each.shown(), Attribute.SERIES_UID), uid -> new ArrayList<>())
                .add(each));
        return bySeries.values().stream()
                .filter(series -> query.keys().match(common(series)))
                .map(series -> match(study, series.getFirst(), common(series)))
                .toList();
    }

    /** What all of a series have in common, and how many there are of those that may leave. */
    private static JsonObject common(List<Listed> series) {
        JsonObject first = series.getFirst().shown();
        JsonObjectBuilder common = Json.createObjectBuilder();
        first.forEach((key, value) -> {
            boolean alike =
                    series.stream().allMatch(each -> value.equals(each.shown().get(key)));
            if (alike && !OF_INSTANCES.contains(Integer.parseUnsignedInt(key, 16))) {
                common.add(key, value);
            }
        });
        return common.add(
                        Attribute.key(Attribute.SERIES_INSTANCES),
                        Json.createObjectBuilder()
                                .add("vr", "IS")
                                .add("Value", Json.createArrayBuilder().add(series.size())))
                .build();
    }

    private SearchMatch match(String study, Listed listed, JsonObject shown) {
        return new SearchMatch(
                study,
                shown,
                () -> go(listed).isPresent(),
                () -> departure.intend(listed.facts(), go(listed).orElseThrow(SearchMatch::changed)));
    }

    private Set<Integer> wanted() {
        if (query.all()) {
            return Set.of();
        }
        Set<Integer> wanted = new HashSet<>(query.level().usual());
        wanted.addAll(query.include());
        wanted.addAll(query.keys().lists().keySet());
        Stream.of(Attribute.STUDY_DATE)
                .filter(tag -> query.keys().date() != null)
                .forEach(wanted::add);
        return wanted;
    }
}

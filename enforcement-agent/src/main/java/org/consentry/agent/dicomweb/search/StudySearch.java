// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.search;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.MalformedDatasetException;
import org.consentry.agent.dicom.InstanceAdmission;
import org.consentry.agent.dicom.Shown;
import org.consentry.agent.dicomweb.body.RefusedBodyException;
import org.consentry.agent.dicomweb.json.DatasetStream;
import org.consentry.agent.dicomweb.json.DicomJsonReader;
import org.consentry.agent.dicomweb.json.DicomJsonWriter;
import org.consentry.agent.disclosure.Release;
import org.consentry.agent.replica.ExportRoute;
import org.consentry.protocol.Json;

/**
 * Searches for studies. The archive is asked for what a decision needs, and for what is shown; of what it finds each
 * study is decided on.
 *
 * @param permitted of the studies that the query names, those that may be shown; empty if it names none
 * @param mayUse whether the program may use the route at this moment
 */
record StudySearch(
        ArchiveQuestions archive,
        InstanceAdmission admission,
        ExportRoute route,
        WebQuery query,
        Set<String> permitted,
        Release release,
        Predicate<ExportRoute> mayUse)
        implements Search {
    /** Most studies that the archive may answer with: some 50 MB. */
    private static final int MOST_ANSWERED = 50_000;

    private static final int TOO_LARGE = 413;

    /** What the archive is asked for. The last four are not shown unless they are asked for. */
    private static final List<Integer> ASKED = Stream.concat(
                    SearchLevel.STUDIES.usual().stream().sorted(),
                    Stream.of(
                            Attribute.ISSUER,
                            Attribute.ISSUER_QUALIFIERS,
                            Attribute.OTHER_PATIENT_IDS,
                            Attribute.INSTITUTION))
            .toList();

    private static final Set<Integer> ONLY = Set.copyOf(ASKED);

    @Override
    public List<SearchMatch> matches() {
        List<Dataset> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        paths().forEach(path -> archive.ask(path, answer -> take(answer, found, seen)));
        return found.stream().flatMap(facts -> match(facts).stream()).toList();
    }

    /** One question, or one for each study that is named: archives differ in how they read lists. */
    private Stream<String> paths() {
        String asked = ASKED.stream()
                .map(tag -> "&includefield=" + Attribute.key(tag))
                .collect(Collectors.joining("", "/studies?limit=" + (MOST_ANSWERED + 1), ""));
        String kind = query.keys()
                .modality()
                .map(modality -> "&ModalitiesInStudy=" + modality)
                .orElse("");
        return query.keys().studies().isEmpty()
                ? Stream.of(asked + kind)
                : permitted.stream().sorted().map(uid -> asked + kind + "&StudyInstanceUID=" + uid);
    }

    /** Keeps those that may be shown now; they are decided on again when all are there. */
    private void take(DatasetStream answer, List<Dataset> found, Set<String> seen) {
        int answered = 0;
        for (Optional<JsonObject> next = answer.next(); next.isPresent(); next = answer.next()) {
            if (++answered > MOST_ANSWERED) {
                throw tooMany("the archive to find at most " + MOST_ANSWERED + " studies");
            }
            Optional<Dataset> facts =
                    facts(next.get()).filter(each -> match(each).isPresent());
            if (facts.isPresent() && seen.add(uid(facts.get()))) {
                found.add(facts.get());
            }
            if (found.size() > MOST_MATCHES) {
                throw tooMany("at most " + MOST_MATCHES + " matches");
            }
        }
    }

    private static RefusedBodyException tooMany(String expected) {
        return new RefusedBodyException(TOO_LARGE, "expected " + expected + "; narrow the search");
    }

    /**
     * What was asked for; Orthanc also gives how many objects there are, which would tell of those that may not leave.
     * A study that cannot be read is left out: nobody asked for it by name.
     */
    private static Optional<Dataset> facts(JsonObject json) {
        try {
            return Optional.of(
                    DicomJsonReader.header(Attribute.only(json, ONLY)).dataset());
        } catch (MalformedDatasetException e) {
            return Optional.empty();
        }
    }

    private Optional<SearchMatch> match(Dataset facts) {
        return decided(facts)
                .map(shown -> new SearchMatch(
                        uid(facts), json(facts, shown), () -> decided(facts).isPresent(), () -> {
                            Shown now = decided(facts).orElseThrow(SearchMatch::changed);
                            return release.intend(now.permit(), now.item());
                        }))
                .filter(match -> query.keys().match(match.shown()))
                .map(match -> new SearchMatch(
                        match.study(), Attribute.only(match.shown(), wanted()), match.stillMay(), match.intent()));
    }

    private Optional<Shown> decided(Dataset facts) {
        try {
            return mayUse.test(route) ? admission.show(route, facts) : Optional.empty();
        } catch (MalformedDatasetException e) {
            return Optional.empty();
        }
    }

    /** As it is shown, under the UID by which it can be fetched. */
    private static JsonObject json(Dataset facts, Shown shown) {
        return Json.createObjectBuilder(DicomJsonWriter.json(shown.cleaned().dataset()))
                .add(Attribute.key(Attribute.STUDY_UID), Attribute.uid(uid(facts)))
                .build();
    }

    private Set<Integer> wanted() {
        if (query.all()) {
            return Set.of();
        }
        Set<Integer> wanted = new HashSet<>(SearchLevel.STUDIES.usual());
        wanted.addAll(query.include());
        return wanted;
    }

    private static String uid(Dataset facts) {
        return facts.string(Attribute.STUDY_UID).orElse("");
    }
}

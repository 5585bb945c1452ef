// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.sharing.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.sharing.SharedKind;
import org.consentry.portal.fhir.sharing.SharingEvent;
import org.consentry.portal.fhir.sharing.SharingHistory;
import org.consentry.portal.fhir.sharing.SharingRow;
import org.consentry.portal.fhir.sharing.Wanted;
import org.junit.jupiter.api.Test;

/** A part of a list has each of its lines once, also when lines come while it is read. */
class WholeListTest {
    private static final Wanted ALL = Wanted.newest(25);
    private static final Instant AT = Instant.parse("2026-06-15T12:00:00Z");

    private final List<String> lines = new ArrayList<>();
    /** How many reads are followed by a new line. */
    private int restless;

    @Test
    void partsFollowEachOtherAndHaveEveryLineOnce() {
        add(1_301);

        List<String> read = new ArrayList<>();
        for (int part = 1; part <= 3; part++) {
            read.addAll(ids(part));
        }

        assertThat(read).isEqualTo(lines);
        assertThat(WholeList.part(this::page, ALL, 3).first()).isEqualTo(1_201);
        assertThat(WholeList.part(this::page, ALL, 3).lines()).isEqualTo(1_301);
    }

    @Test
    void aLineThatComesWhileItIsReadMakesItReadAgain() {
        add(500);
        restless = 2;

        assertThat(ids(1)).isEqualTo(lines).hasSize(502).doesNotHaveDuplicates();
    }

    @Test
    void aListThatDoesNotRestIsNotSavedInPart() {
        add(500);
        restless = Integer.MAX_VALUE;

        assertThatThrownBy(() -> ids(1)).isInstanceOf(FhirProblem.Away.class);
    }

    @Test
    void anEmptyListIsAFileWithoutLinesAndHasNoSecondPart() {
        assertThat(ids(1)).isEmpty();
        assertThatThrownBy(() -> ids(2)).isInstanceOf(FhirProblem.NotThere.class);
    }

    private List<String> ids(int part) {
        return WholeList.part(this::page, ALL, part).rows().stream()
                .map(row -> row.line().id())
                .toList();
    }

    private void add(int many) {
        IntStream.range(0, many).forEach(n -> lines.add("line-" + n));
    }

    /** As the server answers: the last page if a later one is asked for. */
    private SharingHistory page(Wanted asked) {
        int pages = Math.max(1, (lines.size() + asked.count() - 1) / asked.count());
        Wanted shown = asked.onPage(Math.min(asked.page(), pages));
        int from = (shown.page() - 1) * shown.count();
        List<SharingRow> rows = lines.subList(from, Math.min(lines.size(), from + shown.count())).stream()
                .map(WholeListTest::row)
                .toList();
        var counts = new SharingHistory.Counts(lines.size(), lines.size(), 0, 0, 0, 0, 0);
        if (restless > 0) {
            restless--;
            lines.addFirst("new-" + restless);
        }
        return new SharingHistory(
                shown, List.of(), rows, counts, List.of(), Map.of(), List.of(), Map.of(), Optional.empty());
    }

    private static SharingRow row(String id) {
        var line = new SharingEvent(
                id,
                SharingEvent.State.SENT,
                AT,
                "MLTRAINING",
                "northlight",
                "",
                "Main site",
                "",
                SharedKind.SCAN,
                Map.of(),
                List.of(),
                "");
        return new SharingRow(line, "Northlight", "company", Optional.empty(), 1, AT);
    }
}

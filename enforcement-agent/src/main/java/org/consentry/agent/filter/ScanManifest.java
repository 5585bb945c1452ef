// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.filter;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.IntStream;
import org.consentry.policy.StudyUid;

/**
 * A CSV file with a row of names and a column of Study Instance UIDs. Rows that are kept go on as they stand, byte for
 * byte; of the encoding only what it shares with ASCII is read.
 *
 * @param file where it is
 * @param delimiter what stands between cells
 * @param column the name of the column; empty for one that is called "StudyInstanceUID", however it is spaced
 */
record ScanManifest(Path file, char delimiter, Optional<String> column) {
    private static final String USUAL = "studyinstanceuid";
    private static final String MARK = "\u00ef\u00bb\u00bf";

    /**
     * Writes what may leave into one file and the rest, with the reasons, into another. Neither has its name before
     * both are whole.
     */
    String filter(CohortAsk ask, CohortClient client, Path kept, Path refused) throws IOException {
        StudyAnswers answers = client.ask(ask, studies());
        FilterSums sums = new FilterSums();
        try (DraftFile yes = DraftFile.begin(kept);
                DraftFile no = DraftFile.begin(refused);
                BufferedReader in = open()) {
            CsvRows rows = new CsvRows(in, delimiter);
            CsvRow names = rows.next().orElseThrow(ScanManifest::withoutNames);
            int at = place(names);
            yes.write(names.text() + names.end());
            no.write(names.text() + delimiter + "consentry_code" + ended(names));
            for (Optional<CsvRow> row = rows.next(); row.isPresent(); row = rows.next()) {
                CsvRow each = row.get();
                if (each.isBlank()) {
                    continue;
                }
                switch (answer(each, names.cells().size(), at, answers)) {
                    case StudyAnswer.Kept may -> {
                        sums.keep(may.obligations());
                        yes.write(each.text() + ended(each));
                    }
                    case StudyAnswer.Refused stays -> {
                        sums.refuse(stays.code());
                        no.write(each.text() + delimiter + stays.code() + ended(each));
                    }
                }
            }
            no.publish();
            yes.publish();
        }
        return sums.text("rows", answers.asOf());
    }

    private StudyAnswer answer(CsvRow row, int width, int at, StudyAnswers answers) {
        if (!row.clear() || row.cells().size() != width) {
            return new StudyAnswer.Refused("MALFORMED_ROW");
        }
        return study(row.cells().get(at)).map(answers::of).orElseGet(() -> new StudyAnswer.Refused("NO_STUDY"));
    }

    private SequencedSet<StudyUid> studies() throws IOException {
        SequencedSet<StudyUid> studies = new LinkedHashSet<>();
        try (BufferedReader in = open()) {
            CsvRows rows = new CsvRows(in, delimiter);
            CsvRow names = rows.next().orElseThrow(ScanManifest::withoutNames);
            int at = place(names);
            for (Optional<CsvRow> row = rows.next(); row.isPresent(); row = rows.next()) {
                CsvRow each = row.get();
                if (each.clear() && each.cells().size() == names.cells().size()) {
                    study(each.cells().get(at)).ifPresent(studies::add);
                }
            }
        }
        return studies;
    }

    private int place(CsvRow names) {
        List<Integer> places = IntStream.range(0, names.cells().size())
                .filter(i -> isWanted(names.cells().get(i)))
                .boxed()
                .toList();
        if (!names.clear() || places.size() != 1) {
            throw new FilterFailedException("expected one column " + column.orElse("StudyInstanceUID")
                    + " in the first row, found " + places.size() + "; name it with --column, and the delimiter with"
                    + " --delimiter");
        }
        return places.get(0);
    }

    private boolean isWanted(String name) {
        String plain = name.startsWith(MARK) ? name.substring(MARK.length()) : name;
        return column.map(wanted -> plain.strip().equals(wanted))
                .orElseGet(() ->
                        plain.toLowerCase(Locale.ROOT).replaceAll("[ _-]", "").equals(USUAL));
    }

    private static Optional<StudyUid> study(String cell) {
        try {
            return Optional.of(new StudyUid(cell.strip()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String ended(CsvRow row) {
        return row.end().isEmpty() ? "\n" : row.end();
    }

    private BufferedReader open() throws IOException {
        return Files.newBufferedReader(file, StandardCharsets.ISO_8859_1);
    }

    private static FilterFailedException withoutNames() {
        return new FilterFailedException("expected a first row with the names of the columns, found an empty file");
    }
}

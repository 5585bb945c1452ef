// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.filter;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import org.consentry.agent.filter.archive.AccessionNumber;
import org.consentry.agent.filter.archive.AccessionSearch;
import org.consentry.agent.filter.archive.FoundStudies;

/**
 * A CSV file with a row of names and a column of Study Instance UIDs or of Accession Numbers. Rows that are kept go on
 * as they stand, byte for byte; of the encoding only what it shares with ASCII is read.
 *
 * @param file where it is
 * @param delimiter what stands between cells
 * @param names of the columns
 * @param archive says what an Accession Number stands for; empty if none can be asked
 */
record ScanManifest(Path file, char delimiter, ColumnNames names, Optional<AccessionSearch> archive) {

    /**
     * Writes what may leave into one file and the rest, with the reasons, into another. Neither has its name before
     * both are whole.
     */
    String filter(CohortAsk ask, CohortClient client, Path kept, Path refused) throws IOException {
        SequencedSet<RowSubject> subjects = subjects();
        Map<AccessionNumber, FoundStudies> orders = orders(subjects);
        StudyAnswers said = client.ask(ask, RowAnswers.studies(subjects, orders));
        RowAnswers answers = new RowAnswers(orders, said);
        FilterSums sums = new FilterSums();
        try (DraftFile yes = DraftFile.begin(kept);
                DraftFile no = DraftFile.begin(refused);
                BufferedReader in = open()) {
            CsvRows rows = new CsvRows(in, delimiter);
            CsvRow first = rows.next().orElseThrow(ScanManifest::withoutNames);
            ManifestColumns columns = ManifestColumns.of(first, names);
            yes.write(first.text() + first.end());
            no.write(first.text() + delimiter + "consentry_code" + ended(first));
            for (Optional<CsvRow> row = rows.next(); row.isPresent(); row = rows.next()) {
                CsvRow each = row.get();
                if (each.isBlank()) {
                    continue;
                }
                switch (answers.of(columns.subject(each))) {
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
        return sums.text("rows", said.asOf());
    }

    private SequencedSet<RowSubject> subjects() throws IOException {
        SequencedSet<RowSubject> subjects = new LinkedHashSet<>();
        try (BufferedReader in = open()) {
            CsvRows rows = new CsvRows(in, delimiter);
            ManifestColumns columns = ManifestColumns.of(rows.next().orElseThrow(ScanManifest::withoutNames), names);
            if (columns.accession().isPresent() && archive.isEmpty()) {
                throw new FilterFailedException("expected --archive, or a column of Study Instance UIDs: the agent does"
                        + " not know Accession Numbers");
            }
            for (Optional<CsvRow> row = rows.next(); row.isPresent(); row = rows.next()) {
                subjects.add(columns.subject(row.get()));
            }
        }
        return subjects;
    }

    private Map<AccessionNumber, FoundStudies> orders(Set<RowSubject> subjects) {
        Map<AccessionNumber, FoundStudies> orders = new HashMap<>();
        for (RowSubject subject : subjects) {
            if (subject instanceof RowSubject.OfOrder order) {
                archive.ifPresent(asked -> orders.put(order.number(), asked.find(order.number())));
            }
        }
        return orders;
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

// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.filter;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.consentry.agent.filter.archive.AccessionNumber;
import org.consentry.policy.StudyUid;

/**
 * Where in a row it stands what the row is about.
 *
 * @param width how many cells a row has
 * @param study the place of the Study Instance UID; empty if rows name an Accession Number
 * @param accession its place
 * @param issuer the place of its issuer; empty if rows do not say
 */
record ManifestColumns(int width, OptionalInt study, OptionalInt accession, OptionalInt issuer) {
    private static final String STUDY = "StudyInstanceUID";
    private static final String MARK = "\u00ef\u00bb\u00bf";
    private static final String NO_ISSUER = "none";
    private static final List<String> ACCESSIONS =
            List.of("accessionnumber", "accession", "accessionno", "accessionnr", "accessionid");
    private static final List<String> ISSUERS =
            List.of("issuerofaccessionnumber", "accessionnumberissuer", "accessionissuer");

    /**
     * Looks for them.
     *
     * @throws FilterFailedException if there is not one column to go by
     */
    static ManifestColumns of(CsvRow names, ColumnNames wanted) {
        int width = names.cells().size();
        if (wanted.accession().isEmpty()) {
            List<Integer> studies = places(names, wanted.study(), List.of(STUDY.toLowerCase(Locale.ROOT)));
            boolean byOrder = studies.isEmpty()
                    && wanted.study().isEmpty()
                    && !accessions(names, wanted).isEmpty();
            if (!byOrder) {
                int study = one(names, studies, "--column", wanted.study().orElse(STUDY));
                return new ManifestColumns(width, OptionalInt.of(study), OptionalInt.empty(), OptionalInt.empty());
            }
        }
        String name = wanted.accession().orElse("AccessionNumber");
        int accession = one(names, accessions(names, wanted), "--accession-column", name);
        return new ManifestColumns(width, OptionalInt.empty(), OptionalInt.of(accession), issuer(names, wanted));
    }

    /** What a row is about. */
    RowSubject subject(CsvRow row) {
        if (!row.clear() || row.cells().size() != width) {
            return new RowSubject.OfNothing("MALFORMED_ROW");
        }
        if (study.isPresent()) {
            return study(row.cells().get(study.getAsInt()))
                    .<RowSubject>map(RowSubject.OfStudy::new)
                    .orElseGet(() -> new RowSubject.OfNothing("NO_STUDY"));
        }
        String who = issuer.isPresent() ? row.cells().get(issuer.getAsInt()) : "";
        return AccessionNumber.of(row.cells().get(accession.getAsInt()), who)
                .<RowSubject>map(RowSubject.OfOrder::new)
                .orElseGet(() -> new RowSubject.OfNothing("NO_ACCESSION"));
    }

    private static OptionalInt issuer(CsvRow names, ColumnNames wanted) {
        if (wanted.issuer().filter(NO_ISSUER::equals).isPresent()) {
            return OptionalInt.empty();
        }
        List<Integer> places = places(names, wanted.issuer(), ISSUERS);
        return wanted.issuer().isEmpty() && places.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(
                        one(names, places, "--issuer-column", wanted.issuer().orElse("of issuers")));
    }

    private static List<Integer> accessions(CsvRow names, ColumnNames wanted) {
        return places(names, wanted.accession(), ACCESSIONS);
    }

    private static int one(CsvRow names, List<Integer> places, String option, String name) {
        if (!names.clear() || places.size() != 1) {
            throw new FilterFailedException("expected one column " + name + " in the first row, found " + places.size()
                    + "; name it with " + option + ", and the delimiter with --delimiter");
        }
        return places.get(0);
    }

    private static List<Integer> places(CsvRow names, Optional<String> given, List<String> usual) {
        Predicate<String> wanted = given.<Predicate<String>>map(
                        name -> cell -> cell.strip().equals(name))
                .orElse(cell -> usual.contains(cell.toLowerCase(Locale.ROOT).replaceAll("[ _-]", "")));
        return IntStream.range(0, names.cells().size())
                .filter(i -> wanted.test(unmarked(names.cells().get(i))))
                .boxed()
                .toList();
    }

    private static String unmarked(String name) {
        return name.startsWith(MARK) ? name.substring(MARK.length()) : name;
    }

    private static Optional<StudyUid> study(String cell) {
        try {
            return Optional.of(new StudyUid(cell.strip()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

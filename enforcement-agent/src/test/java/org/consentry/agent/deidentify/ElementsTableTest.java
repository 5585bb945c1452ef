// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consentry.agent.dataset.Dictionary;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dataset.Vr;
import org.junit.jupiter.api.Test;

/**
 * The table of de-identified attributes of a conformance statement (PS3.2), made from the facts that the product
 * interprets. {@code -Ddocs.write=true} writes it anew.
 */
class ElementsTableTest {
    private static final Path PAGE = Path.of("..", "docs", "deidentified-elements.md");
    /** In the order in which the de-identifier asks them. */
    private static final Set<ProfileOption> USUAL = EnumSet.copyOf(RecipientOptions.USUAL_SET);

    /** Prose is not cleaned: half of a sentence can say the opposite. */
    private static final Set<Vr> CLEANABLE = Set.of(Vr.LO, Vr.SH, Vr.UC, Vr.CS, Vr.SQ);

    private static final String HEAD = """
        # De-identified elements

        For conformance statements (DICOM PS3.2): each attribute that has an action of its own, what the Basic Application Level Confidentiality
        Profile does to it, and what is done to it with the usual options (113105, 113104, 113107, 113108). Made from the files
        that the agent reads (`ElementsTableTest`). What holds for whole groups and representations, such as private elements, curves,
        overlays and prose without a row, is on the page about [de-identification](deidentification.md#what-happens-to-an-attribute).

        *Dummy* is a value that says nothing and fits the representation. *Moved* and *cleaned* name the option; what cannot be moved or cleaned
        becomes what the basic profile says, as prose always does. *Listed* attributes are in table E.1-1 of PS3.15; others have an action of ours.

        | Tag | Attribute | Listed | Basic profile | With the usual options |
        |---|---|---|---|---|
        """;

    @Test
    void thePageHasWhatTheAgentDoes() throws IOException {
        String page = HEAD
                + Stream.concat(
                                lines("confidentiality.txt", "yes").entrySet().stream(),
                                lines("unlisted.txt", "no").entrySet().stream())
                        .sorted(Map.Entry.comparingByKey())
                        .map(Map.Entry::getValue)
                        .collect(Collectors.joining());

        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(PAGE, page);
        }

        assertThat(Files.readString(PAGE)).as("-Ddocs.write=true writes it").isEqualTo(page);
    }

    private static Map<String, String> lines(String file, String listed) {
        return WordList.lines(file).stream()
                .map(line -> line.split(" ", 4)[0])
                .collect(Collectors.toMap(tag -> tag, tag -> line(tag, listed), (one, two) -> one, TreeMap::new));
    }

    private static String line(String pattern, String listed) {
        int tag = Integer.parseUnsignedInt(pattern.replace('X', '0'), 16);
        ConfidentialityTable.Row row = ConfidentialityTable.row(tag).orElseThrow();
        return "| (%s,%s) | %s | %s | %s | %s |\n"
                .formatted(
                        pattern.substring(0, 4).replace("6000", "60XX").replace("5000", "50XX"),
                        pattern.substring(4),
                        Dictionary.keyword(tag).orElse(Tag.group(tag) == 0 ? "UID of a command" : "all of the group"),
                        listed,
                        said(row.basic()),
                        usual(tag, row));
    }

    private static String usual(int tag, ConfidentialityTable.Row row) {
        if (tag == Tag.PATIENT_NAME || tag == Tag.PATIENT_ID) {
            return "pseudonym";
        }
        Optional<ProfileOption> cleaner = row.cleaner(USUAL);
        if (cleaner.isEmpty()) {
            return said(row.action(USUAL));
        }
        String code = cleaner.get().code().value();
        Vr vr = Dictionary.vr(tag);
        if (cleaner.get() == ProfileOption.MODIFY_DATES) {
            return (vr == Vr.TM ? "kept, " : "moved, ") + code;
        }
        return CLEANABLE.contains(vr) ? "cleaned, " + code : said(row.basic());
    }

    private static String said(ProfileAction action) {
        return switch (action) {
            case REMOVE -> "removed";
            case EMPTY -> "emptied";
            case DUMMY -> "dummy";
            case KEEP -> "kept";
            case CLEAN -> "kept if all words are known, else dummy";
            case UID -> "UIDs replaced";
        };
    }
}

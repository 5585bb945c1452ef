// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.docs;

import java.util.List;

/** Makes {@code docs/asvs.md}: counts of each chapter, then every requirement. */
final class AsvsPage {
    private static final List<String> CHAPTERS = List.of(
            "Encoding and sanitization",
            "Validation and business logic",
            "Web front end",
            "API and web service",
            "Files",
            "Authentication",
            "Sessions",
            "Authorization",
            "Self-contained tokens",
            "OAuth and OIDC",
            "Cryptography",
            "Secure communication",
            "Configuration",
            "Data protection",
            "Secure coding and architecture",
            "Security logging and errors",
            "WebRTC");
    private static final String HEAD = """
            # ASVS 5.0, levels 1 and 2

            `AsvsTest` makes this page from [the table](asvs/requirements.tsv) with `-Dasvs.write=true`: change the table, not the page. Numbers are those of OWASP ASVS 5.0.0; the words are ours.
            *met* names a test or a source, *setting* what an installation decides, *not applicable* a reason, *open* what is missing or was not tried.

            | Chapter | met | setting | not applicable | open |
            |---|---|---|---|---|
            """;

    private AsvsPage() {}

    static String of(List<Requirement> all) {
        var page = new StringBuilder(HEAD);
        for (int chapter = 1; chapter <= CHAPTERS.size(); chapter++) {
            page.append("| V").append(chapter).append(' ').append(CHAPTERS.get(chapter - 1));
            counts(page, in(all, chapter));
        }
        page.append("| All");
        counts(page, all);
        for (int chapter = 1; chapter <= CHAPTERS.size(); chapter++) {
            page.append("\n## V").append(chapter).append(' ').append(CHAPTERS.get(chapter - 1));
            page.append("\n\n| Number | What | State | Evidence |\n|---|---|---|---|\n");
            in(all, chapter)
                    .forEach(one -> page.append("| %s | %s | %s | %s |\n"
                            .formatted(one.number(), one.words(), one.state(), one.evidence())));
        }
        return page.toString();
    }

    private static List<Requirement> in(List<Requirement> all, int chapter) {
        return all.stream().filter(one -> one.chapter() == chapter).toList();
    }

    private static void counts(StringBuilder page, List<Requirement> some) {
        for (String state : Requirement.STATES) {
            long count = some.stream().filter(one -> one.state().equals(state)).count();
            page.append(" | ").append(count);
        }
        page.append(" |\n");
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.score;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.consentry.agent.score.key.Kind;

/** The scores of all candidates side by side, as Markdown. */
final class ScoreTable {
    private final Map<String, Score> scores;

    ScoreTable(Map<String, Score> scores) {
        this.scores = new LinkedHashMap<>(scores);
    }

    String table() {
        StringBuilder table = new StringBuilder();
        line(table, "Kind", List.copyOf(scores.keySet()));
        line(table, "---", scores.keySet().stream().map(name -> "---").toList());
        for (Kind kind : Kind.values()) {
            row(table, kind.label(), score -> share(score.of(kind)));
        }
        row(table, "**all kinds**", score -> share(score.all()));
        row(table, "what must go, gone", score -> share(score.gone()));
        row(table, "what must stay, there", score -> share(score.stayed()));
        row(table, "all kinds, needless refusals counted as misses", score -> share(score.strict()));
        row(table, "secrets that are nowhere in the file", score -> share(score.nowhere()));
        row(
                table,
                "names, numbers, addresses, phones left",
                score -> Integer.toString(score.people().size()));
        row(table, "objects released", score -> Integer.toString(score.released()));
        row(table, "rightly held", score -> Integer.toString(score.held()));
        row(
                table,
                "released although nothing may leave",
                score -> Integer.toString(score.escapes().size()));
        row(
                table,
                "refused without need",
                score -> Integer.toString(score.refusals().size()));
        return table.toString();
    }

    /** Misses by kind and attribute, the most frequent first; no values. */
    static String misses(Score score) {
        Map<String, Long> byPlace = score.misses().stream()
                .collect(Collectors.groupingBy(
                        miss -> miss.fact().kind().label() + " " + miss.fact().matter() + " "
                                + miss.fact().path().replaceAll("/[0-9]+/", "/") + " in "
                                + miss.object().replaceAll("-.*", ""),
                        Collectors.counting()));
        return byPlace.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> entry.getValue() + " x " + entry.getKey())
                .collect(Collectors.joining("\n"));
    }

    private void row(StringBuilder table, String title, Function<Score, String> cell) {
        line(table, title, scores.values().stream().map(cell).toList());
    }

    private static void line(StringBuilder table, String title, List<String> cells) {
        table.append("| ")
                .append(title)
                .append(" | ")
                .append(String.join(" | ", cells))
                .append(" |\n");
    }

    private static String share(Score.Share share) {
        return share.all() == 0
                ? "none"
                : String.format(Locale.ENGLISH, "%d / %d (%.2f %%)", share.right(), share.all(), share.percent());
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.view.document;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/**
 * Writes the first table of a page as CSV (RFC 4180) in UTF-8 with a byte order mark, without which spreadsheets take
 * it for another encoding. A time is written as its machine-readable form. A cell that a spreadsheet would compute
 * begins with an apostrophe.
 */
public final class Csv {
    private static final String MARK = "\uFEFF";
    private static final String LINE = "\r\n";
    private static final String NUMBER = ".p-number";
    private static final Pattern COMPUTED = Pattern.compile("^[=+\\-@\\t\\r].*", Pattern.DOTALL);

    private Csv() {}

    /**
     * The bytes of the file; the heading of the table is its first line. A number to say stands in front, under "#".
     */
    public static byte[] of(String html) {
        Element table = Jsoup.parse(html).expectFirst("table");
        boolean numbered = table.selectFirst(NUMBER) != null;
        return table.select("tr").stream()
                .map(row -> line(row, numbered))
                .collect(Collectors.joining(LINE, MARK, LINE))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String line(Element row, boolean numbered) {
        Stream<String> number = numbered ? Stream.of(number(row)) : Stream.of();
        return Stream.concat(number, row.children().stream().map(Csv::said))
                .map(Csv::cell)
                .collect(Collectors.joining(","));
    }

    private static String number(Element row) {
        Element number = row.selectFirst(NUMBER);
        String none = row.selectFirst("td") == null ? "#" : "";
        return number == null ? none : number.text();
    }

    private static String said(Element cell) {
        Element time = cell.selectFirst("time");
        return time == null ? cell.text() : time.attr("datetime");
    }

    private static String cell(String said) {
        String safe = COMPUTED.matcher(said).matches() ? "'" + said : said;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }
}

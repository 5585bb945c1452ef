// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.view.document;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
    private static final Pattern COMPUTED = Pattern.compile("^[=+\\-@\\t\\r].*", Pattern.DOTALL);

    private Csv() {}

    /** The bytes of the file; the heading of the table is its first line. */
    public static byte[] of(String html) {
        return Jsoup.parse(html).expectFirst("table").select("tr").stream()
                .map(row -> row.children().stream().map(Csv::cell).collect(Collectors.joining(",")))
                .collect(Collectors.joining(LINE, MARK, LINE))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String cell(Element cell) {
        Element time = cell.selectFirst("time");
        String said = time == null ? cell.text() : time.attr("datetime");
        String safe = COMPUTED.matcher(said).matches() ? "'" + said : said;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }
}

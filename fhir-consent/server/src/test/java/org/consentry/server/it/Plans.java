// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.consentry.protocol.Json;

/**
 * What PostgreSQL's auto_explain wrote of the statements that the server ran: which read a large table whole, and how.
 */
final class Plans {
    /** How the server's connections call themselves. */
    static final String SERVER = "server";

    /** Tables that grow with patients, scans or time, with their parts. */
    private static final Pattern LARGE = Pattern.compile("resource|resource_version|search_value|feed_entry"
            + "|audit_event(_.*)?|audit_block|disclosure_report|patient_case|registry_clean|bulk_line|bulk_release");

    private static final Pattern PLAN = Pattern.compile("^duration: .* plan:\\n(.*)", Pattern.DOTALL);

    private final SortedMap<String, String> whole = new TreeMap<>();
    private final SortedSet<String> everybodys = new TreeSet<>();
    private final String once;
    private final Set<String> lists;
    private int statements;

    private Plans(String once, Set<String> lists) {
        this.once = once;
        this.lists = lists;
    }

    /**
     * Reads what was written so far of the server's connections.
     *
     * @param once statements that may read everything, since they run once in the life of a database
     * @param lists indexes that may be read whole, since they hold a list of what is to be done and nothing else
     */
    static Plans in(Path log, String once, Set<String> lists) throws IOException {
        Plans plans = new Plans(once, lists);
        try (BufferedReader lines = Files.newBufferedReader(log)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                plans.line(line);
            }
        }
        return plans;
    }

    /** The plan of one statement. */
    static Plans of(String plan, String statement) {
        Plans plans = new Plans("", Set.of());
        plans.statement(object(plan), statement);
        return plans;
    }

    /** How many statements were looked at. */
    int statements() {
        return statements;
    }

    /** What reads a large table whole: of each way the statement that does. */
    SortedMap<String, String> whole() {
        return whole;
    }

    /** What collects the values of everybody, though it asks of some patients only. */
    SortedSet<String> everybodys() {
        return everybodys;
    }

    private void line(String line) {
        JsonObject entry = object(line);
        Matcher message = PLAN.matcher(entry.getString("message", ""));
        if (message.matches()
                && "consentry_server".equals(entry.getString("user", ""))
                && SERVER.equals(entry.getString("application_name", ""))) {
            JsonObject explained = object(message.group(1));
            statement(explained, explained.getString("Query Text", "").strip());
        }
    }

    private void statement(JsonObject explained, String text) {
        if (text.isEmpty() || !once.contains(text)) {
            statements++;
            look(explained.getJsonObject("Plan"), text, "", false);
            among(explained.getJsonObject("Plan"), text);
        }
    }

    private void look(JsonObject node, String statement, String around, boolean limited) {
        String kind = node.getString("Node Type");
        String table = node.getString("Relation Name", around);
        boolean all = kind.equals("Seq Scan")
                || (kind.contains("Index")
                        && !node.containsKey("Index Cond")
                        && !lists.contains(node.getString("Index Name", ""))
                        && !limited);
        if (all && LARGE.matcher(table).matches()) {
            whole.putIfAbsent(kind + " of " + table + ": " + statement, statement);
        }
        // Sorting or counting needs all rows before the first comes out, so a limit above it ends nothing early.
        boolean below = kind.equals("Limit")
                || (limited && !kind.equals("Sort") && !kind.equals("Aggregate") && !kind.contains("Hash"));
        JsonArray children = node.containsKey("Plans") ? node.getJsonArray("Plans") : JsonArray.EMPTY_JSON_ARRAY;
        for (JsonValue child : children) {
            look(child.asJsonObject(), statement, kind.startsWith("Bitmap") ? table : "", below);
        }
    }

    private void among(JsonObject node, String statement) {
        boolean perRow = "SubPlan".equals(node.getString("Parent Relationship", ""));
        if (perRow || !statement.contains("r.patient in (")) {
            return;
        }
        if ("search_value".equals(node.getString("Relation Name", ""))) {
            everybodys.add(statement);
        }
        JsonArray children = node.containsKey("Plans") ? node.getJsonArray("Plans") : JsonArray.EMPTY_JSON_ARRAY;
        children.forEach(child -> among(child.asJsonObject(), statement));
    }

    private static JsonObject object(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        } catch (JsonException broken) {
            throw new IllegalStateException("Expected a plan as JSON, found another text", broken);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.terminology;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.consentry.protocol.Json;

/**
 * One edition of HL7 Terminology, cut down by {@code src/terminology/refresh.py}. Safe for any number of threads.
 *
 * <p>The code systems of R4 4.0.1 date from 2018 and lack the purposes this product is about, so these are read
 * instead.
 */
public final class Terminology {
    /** Purposes of use. */
    public static final String ACT_REASON = "http://terminology.hl7.org/CodeSystem/v3-ActReason";
    /** Policies, obligations and sensitivity labels. */
    public static final String ACT_CODE = "http://terminology.hl7.org/CodeSystem/v3-ActCode";

    private static final String SHIPPED = "/terminology/hl7-terminology.json.gz";
    private static final List<String> INDISPENSABLE = List.of("MLTRAINING", "TREATDS", "PMTDS");

    private final String edition;
    private final Map<String, Map<String, Concept>> systems;

    private Terminology(String edition, Map<String, Map<String, Concept>> systems) {
        this.edition = edition;
        this.systems = systems;
    }

    /** The edition that comes with the server. */
    public static Terminology shipped() {
        InputStream file = Terminology.class.getResourceAsStream(SHIPPED);
        if (file == null) {
            throw new IllegalStateException("Expected the terminology file " + SHIPPED + ", found none");
        }
        try (GZIPInputStream json = new GZIPInputStream(file)) {
            return read(json);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The terminology file " + SHIPPED + " cannot be read", unreadable);
        }
    }

    /** Reads an edition in the form that the refresh script writes. */
    public static Terminology read(InputStream json) {
        try (JsonReader reader = Json.createReader(json)) {
            JsonObject whole = reader.readObject();
            Map<String, Map<String, Concept>> systems =
                    whole.getJsonArray("codeSystems").getValuesAs(JsonObject.class).stream()
                            .collect(Collectors.toMap(
                                    system -> system.getString("url"),
                                    system -> concepts(system.getJsonArray("concepts"))));
            return new Terminology(whole.getString("source") + " " + whole.getString("edition"), systems);
        }
    }

    /**
     * Refuses an edition without the purposes this product is about.
     *
     * @return this
     * @throws IllegalStateException naming every purpose that is missing
     */
    public Terminology requirePurposes() {
        List<String> missing =
                INDISPENSABLE.stream().filter(code -> !knows(ACT_REASON, code)).toList();
        if (!missing.isEmpty()) {
            throw new IllegalStateException("Expected the purposes " + missing + " in v3-ActReason of " + edition
                    + ", found none; a newer HL7 Terminology is needed");
        }
        return this;
    }

    /** Name and version of the edition. */
    public String edition() {
        return edition;
    }

    /** The code systems it has. */
    public Set<String> systems() {
        return systems.keySet();
    }

    /** Every code of a system; none for a system it lacks. */
    public Collection<Concept> concepts(String system) {
        return systems.getOrDefault(system, Map.of()).values();
    }

    /** Whether the system has the code. */
    public boolean knows(String system, String code) {
        return systems.getOrDefault(system, Map.of()).containsKey(code);
    }

    /** Whether the code is the other or stands below it. */
    public boolean isA(String system, String code, String ancestor) {
        return code.equals(ancestor) || above(system, code).contains(ancestor);
    }

    /** Everything above a code, without itself. */
    public Set<String> above(String system, String code) {
        Set<String> all = new HashSet<>();
        climb(systems.getOrDefault(system, Map.of()), code, all);
        return all;
    }

    /** Everything below a code, without itself. */
    public Set<String> below(String system, String ancestor) {
        return concepts(system).stream()
                .map(Concept::code)
                .filter(code -> above(system, code).contains(ancestor))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static void climb(Map<String, Concept> concepts, String code, Set<String> all) {
        Concept concept = concepts.get(code);
        if (concept != null) {
            concept.parents().stream().filter(all::add).forEach(parent -> climb(concepts, parent, all));
        }
    }

    private static Map<String, Concept> concepts(JsonArray rows) {
        Map<String, Concept> concepts = new TreeMap<>();
        rows.getValuesAs(JsonObject.class).forEach(row -> concepts.put(row.getString("code"), concept(row)));
        return concepts;
    }

    private static Concept concept(JsonObject row) {
        Set<String> parents = row.containsKey("parents")
                ? row.getJsonArray("parents").getValuesAs(JsonString.class).stream()
                        .map(JsonString::getString)
                        .collect(Collectors.toUnmodifiableSet())
                : Set.of();
        return new Concept(
                row.getString("code"),
                row.getString("display"),
                parents,
                row.getBoolean("retired", false),
                !row.getBoolean("abstract", false));
    }
}

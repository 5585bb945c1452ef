// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.terms;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.consentry.policy.Code;
import org.consentry.policy.Purpose;
import org.consentry.protocol.Json;

/** Knows what the policy codes of other consent systems stand for, from a table in a file. */
final class PolicyCodes {
    private static final String FILE = "/terminology/policy-codes.json";
    private static final Set<String> SYSTEMS = Set.of("urn:oid:2.16.840.1.113883.3.1937.777.24.5.3");
    private static final String GICS = "/gics/Policy";

    private final Map<Code, PolicyCode> table;

    private PolicyCodes(Map<Code, PolicyCode> table) {
        this.table = table;
    }

    /** What a policy allows. */
    enum Kind {
        /** Taking scans for the purpose. Its period says when a scan must have been taken. */
        COLLECT,
        /** Use of what was collected. */
        USE,
        /** Use outside the European Union. */
        ABROAD
    }

    /**
     * One policy.
     *
     * @param kind what it allows
     * @param purposes for which purposes
     */
    record PolicyCode(Kind kind, List<Purpose> purposes) {
        PolicyCode {
            purposes = List.copyOf(purposes);
        }
    }

    /** The table that comes with the server. */
    static PolicyCodes shipped() {
        InputStream file = PolicyCodes.class.getResourceAsStream(FILE);
        if (file == null) {
            throw new IllegalStateException("Expected the file " + FILE + ", found none");
        }
        try (JsonReader reader = Json.createReader(file)) {
            return new PolicyCodes(reader.readObject().getJsonArray("codes").getValuesAs(JsonObject.class).stream()
                    .collect(Collectors.toUnmodifiableMap(
                            row -> new Code(row.getString("system"), row.getString("code")), PolicyCodes::policy)));
        }
    }

    /** What the code stands for; empty if the table lacks it. */
    Optional<PolicyCode> of(Code code) {
        return Optional.ofNullable(table.get(code));
    }

    /** Whether this is a system of policies. A code in it that the table lacks cannot be anything else. */
    static boolean isPolicySystem(String system) {
        return SYSTEMS.stream().anyMatch(known -> system.equals(known) || system.startsWith(known + "."))
                || system.contains(GICS);
    }

    private static PolicyCode policy(JsonObject row) {
        List<Purpose> purposes = row.getJsonArray("purposes").getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .map(Purpose::of)
                .toList();
        return new PolicyCode(Kind.valueOf(row.getString("kind")), purposes);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Who may do what with which type: every cell of {@code access-matrix.txt}, over HTTP. What is read or written does not
 * exist or is broken, so 404 and 400 mean that the caller came in. A change of a cell fails here; the table as it is
 * found is then in {@code target/access-matrix.txt}.
 */
class AccessMatrixIT {
    private static final List<String> TYPES = List.of(
            "Patient",
            "ImagingStudy",
            "Consent",
            "AuditEvent",
            "Communication",
            "Task",
            "Organization",
            "OrganizationAffiliation",
            "Device",
            "Endpoint",
            "Subscription",
            "DocumentReference",
            "QuestionnaireResponse",
            "Provenance",
            "RelatedPerson",
            "ResearchStudy",
            "Group",
            "Practitioner",
            "Encounter",
            "ServiceRequest");

    private static final String BROKEN = "{\"resourceType\":";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String NOBODY = "nobody-here";

    private final Ward ward = new Ward();

    @Test
    void everyCellIsAsTheTableSays() throws IOException {
        Map<String, Door> callers = callers();
        List<String> lines = new ArrayList<>();
        lines.add(line("type", "interaction", callers.keySet().stream().toList()));
        for (String type : TYPES) {
            for (Interaction interaction : Interaction.values()) {
                List<String> cells = callers.values().stream()
                        .map(door -> Integer.toString(interaction.status(door, type)))
                        .toList();
                lines.add(line(type, interaction.name().toLowerCase(Locale.ROOT), cells));
            }
        }
        String found = String.join("\n", lines) + "\n";
        Files.writeString(Path.of("target", "access-matrix.txt"), found);

        assertThat(found).isEqualTo(table());
    }

    private Map<String, Door> callers() {
        Person anna = ward.person();
        Map<String, Door> callers = new LinkedHashMap<>();
        callers.put("nobody", ward.door());
        callers.put("stranger", ward.door().as(Platform.tokens().stranger()));
        callers.put("patient", ward.patient(anna));
        Person ben = ward.person();
        Proxies.grant(ward, ben, anna, "see", "ask", "choose");
        callers.put("proxy", Proxies.acting(ward, ben, anna));
        Person carl = ward.person();
        Proxies.grant(ward, carl, anna, "see");
        callers.put("onlooker", Proxies.acting(ward, carl, anna));
        callers.put("ungranted", Proxies.acting(ward, anna, ben));
        callers.put("app", ward.door().as(Platform.tokens().patient(anna.id(), "patient/*.rs")));
        callers.put("silent", ward.door().as(Platform.tokens().staff()));
        callers.put("staff", ward.staff());
        callers.put("registrar", ward.registrar());
        callers.put("agent", ward.door().as(Platform.tokens().agent()));
        callers.put("export", ward.door().as(Platform.tokens().exportSystem()));
        callers.put("subscriber", ward.door().as(Platform.tokens().subscriber("matrix")));
        return callers;
    }

    private static String line(String type, String interaction, List<String> cells) {
        return String.format(Locale.ROOT, "%-24s%-20s", type, interaction)
                + cells.stream()
                        .map(cell -> String.format(Locale.ROOT, "%11s", cell))
                        .collect(Collectors.joining());
    }

    private static String table() throws IOException {
        try (InputStream table = AccessMatrixIT.class.getResourceAsStream("access-matrix.txt")) {
            return new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** What is asked of a type. */
    private enum Interaction {
        READ("GET", "/" + NOBODY, "", ""),
        VREAD("GET", "/" + NOBODY + "/_history/1", "", ""),
        SEARCH("GET", "?_count=1", "", ""),
        SEARCH_BY_ID("GET", "?_id=" + NOBODY, "", ""),
        SEARCH_BY_POST("POST", "/_search", FORM, "_id=" + NOBODY),
        HISTORY("GET", "/" + NOBODY + "/_history", "", ""),
        HISTORY_OF_TYPE("GET", "/_history?_count=1", "", ""),
        CREATE("POST", "", Ward.JSON, BROKEN),
        UPDATE("PUT", "/" + NOBODY, Ward.JSON, BROKEN),
        DELETE("DELETE", "/" + NOBODY, "", "");

        private final String method;
        private final String path;
        private final String type;
        private final String body;

        Interaction(String method, String path, String type, String body) {
            this.method = method;
            this.path = path;
            this.type = type;
            this.body = body;
        }

        int status(Door door, String resource) {
            // A list with a record that another test has closed is refused whole.
            String later = this == SEARCH && resource.equals("Patient") ? "&_lastUpdated=gt2100-01-01" : "";
            String address = "/fhir/r4/" + resource + path + later;
            return switch (method) {
                case "GET" -> door.get(address).statusCode();
                case "DELETE" -> door.delete(address).statusCode();
                default ->
                    door.send(method, address, body, "Content-Type", type).statusCode();
            };
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The roles of staff are the same at the consent server, in the portal, in Keycloak's realm and in the docs. */
class StaffRolesTest {
    private static final Path ROOT = Path.of("../..");
    private static final Pattern ROLE = Pattern.compile("\"([a-z-]+)\",\\s+EnumSet[.](allOf|of)\\(([^)]*)\\)");

    @Test
    void serverAndPortalGiveARoleTheSame() throws IOException {
        Map<String, String> enforced = roles("fhir-consent/server/src/main/java/org/consentry/server/access/Duty.java");

        assertThat(enforced).hasSize(6);
        assertThat(roles("portal-web/src/main/java/org/consentry/portal/view/StaffDuty.java"))
                .isEqualTo(enforced);
    }

    /** Who has a role without the other one is not asked for a code. */
    @Test
    void eachIncludesTheRoleThatIsAskedForACode() throws IOException {
        String realm = Files.readString(ROOT.resolve("deploy/keycloak/realm.template.json"));

        assertThat(roles("fhir-consent/server/src/main/java/org/consentry/server/access/Duty.java")
                        .keySet())
                .allSatisfy(
                        role -> assertThat(realm)
                                .containsPattern(
                                        "\"name\": \"" + role
                                                + "\", [^\\n]*\"composite\": true, \"composites\": \\{ \"realm\": \\[\"staff\"\\] \\}"));
        assertThat(realm)
                .contains("\"is staff\", \"config\": { \"condUserRole\": \"staff\", \"negate\": \"false\" }")
                .contains("\"is not staff\", \"config\": { \"condUserRole\": \"staff\", \"negate\": \"true\" }");
    }

    @Test
    void administratorsCanReadOfEach() throws IOException {
        String operations = Files.readString(ROOT.resolve("docs/operations.md"));
        String api = Files.readString(ROOT.resolve("docs/fhir-api.md"));

        assertThat(roles("fhir-consent/server/src/main/java/org/consentry/server/access/Duty.java")
                        .keySet())
                .allSatisfy(role -> {
                    assertThat(operations).contains("| `" + role + "` | ");
                    assertThat(api).contains(" `" + role + "` |");
                });
    }

    private static Map<String, String> roles(String file) throws IOException {
        Map<String, String> roles = new TreeMap<>();
        Matcher role = ROLE.matcher(Files.readString(ROOT.resolve(file)));
        while (role.find()) {
            roles.put(role.group(1), role.group(2) + role.group(3).replaceAll("\\s|(Staff)?Duty[.]class", ""));
        }
        return roles;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What staff typed to add or change a gateway.
 *
 * @param agent its name to the server
 * @param site the place it guards, as patients read it
 * @param client the login its tokens are made for
 */
public record AgentForm(String agent, String site, String client) {

    static final AgentForm EMPTY = new AgentForm("", "", "");

    private static final int LONGEST_SITE = 100;

    /** Reads the fields of the form; what is missing is empty. */
    public static AgentForm of(Map<String, String> fields) {
        return new AgentForm(
                fields.getOrDefault("agent", "").strip(),
                fields.getOrDefault("site", "").strip(),
                fields.getOrDefault("client", "").strip());
    }

    /** The fields that the server would not take. */
    List<Mistake> mistakes() {
        boolean badSite =
                site.isEmpty() || site.length() > LONGEST_SITE || site.chars().anyMatch(Character::isISOControl);
        return Stream.of(
                        agent.matches("[A-Za-z0-9._-]{1,64}") ? "" : "agent",
                        badSite ? "site" : "",
                        client.matches("[!-~]{1,255}") ? "" : "client")
                .filter(field -> !field.isEmpty())
                .map(field -> new Mistake(field, "staff.error.agents." + field))
                .toList();
    }
}

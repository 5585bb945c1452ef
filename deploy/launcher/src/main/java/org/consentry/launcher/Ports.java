// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher;

import java.util.List;
import java.util.stream.IntStream;
import org.consentry.launcher.process.LocalPort;

/**
 * TCP ports on loopback.
 *
 * @param portal portal and consent server, for everybody
 * @param systems the consent server again, with threads of its own, for agents and export systems
 * @param pages the consent server once more, with threads of its own, for the portal's pages
 * @param agent the agent's HTTP API
 * @param dicom the agent's DICOM listener
 * @param login Keycloak
 * @param database PostgreSQL
 */
public record Ports(int portal, int systems, int pages, int agent, int dicom, int login, int database) {
    /** The usual ports. */
    public static final Ports USUAL = new Ports(8080, 8081, 8082, 8090, 11112, 8180, 15432);

    public Ports {
        IntStream.of(portal, systems, pages, agent, dicom, login, database).forEach(Ports::requirePort);
    }

    /** Ports nobody uses right now. */
    public static Ports free() {
        List<Integer> free = LocalPort.free(7);
        return new Ports(free.get(0), free.get(1), free.get(2), free.get(3), free.get(4), free.get(5), free.get(6));
    }

    /** The ports that {@code part} listens on, each with what it is for. */
    public List<NamedPort> of(Part part) {
        return switch (part) {
            case DATABASE -> List.of(new NamedPort(database, "PostgreSQL", "--database-port"));
            case LOGIN -> List.of(new NamedPort(login, "Keycloak", "--login-port"));
            case MAIN ->
                List.of(
                        new NamedPort(portal, "the portal and the consent server", "--portal-port"),
                        new NamedPort(systems, "agents and export systems at the consent server", "--systems-port"),
                        new NamedPort(pages, "the portal's pages at the consent server", "--pages-port"));
            case AGENT ->
                List.of(
                        new NamedPort(agent, "the enforcement agent", "--agent-port"),
                        new NamedPort(dicom, "the enforcement agent's DICOM listener", "--dicom-port"));
        };
    }

    private static void requirePort(int port) {
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("a port is a number from 1 to 65535, not " + port);
        }
    }
}

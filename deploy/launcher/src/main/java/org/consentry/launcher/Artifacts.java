// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The built and downloaded files that are run.
 *
 * @param keycloak Keycloak's distribution (zip)
 * @param login what Keycloak runs of ours (jar)
 * @param payaraMicro Payara Micro (jar)
 * @param portal the portal's WAR
 * @param server the consent server's WAR
 * @param agent the agent's WAR
 */
public record Artifacts(Path keycloak, Path login, Path payaraMicro, Path portal, Path server, Path agent) {
    /** Where the build puts them in a checkout of the project. */
    public static Artifacts in(Path checkout) {
        Path programs = checkout.resolve("deploy/launcher/target/programs");
        return new Artifacts(
                programs.resolve("keycloak.zip"),
                checkout.resolve("deploy/login/target/consentry-login.jar"),
                programs.resolve("payara-micro.jar"),
                checkout.resolve("portal-web/target/portal.war"),
                checkout.resolve("fhir-consent/server/target/consent-server.war"),
                checkout.resolve("enforcement-agent/target/agent.war"));
    }

    /** The files that {@code part} runs. */
    public List<Path> of(Part part) {
        return switch (part) {
            case DATABASE -> List.of();
            case LOGIN -> List.of(keycloak, login);
            case MAIN -> List.of(payaraMicro, portal, server);
            case AGENT -> List.of(payaraMicro, agent);
        };
    }

    /**
     * The checkout that {@code start} lies in.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Path checkoutAround(Path start) {
        for (Path folder = start.toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve(".mvn")) && Files.isRegularFile(folder.resolve("pom.xml"))) {
                return folder;
            }
        }
        throw new IllegalArgumentException(start + " is not inside a checkout of Consentry");
    }
}

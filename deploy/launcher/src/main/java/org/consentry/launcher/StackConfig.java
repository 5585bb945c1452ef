// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.consentry.launcher.web.ListenerTls;

/**
 * What to start, and where.
 *
 * @param run folder for data, logs, secrets and unpacked programs
 * @param artifacts what is run
 * @param ports where it listens
 * @param parts which processes; those left out are not started
 * @param passwordGrant lets the client {@code tests} exchange a user's password for a token; only for automated tests
 * @param settings more environment variables by part, winning over the launcher's own
 * @param tls what main and agent present to others; plain HTTP if empty
 */
public record StackConfig(
        RunFolder run,
        Artifacts artifacts,
        Ports ports,
        Set<Part> parts,
        boolean passwordGrant,
        Map<Part, Map<String, String>> settings,
        Optional<ListenerTls> tls) {
    public StackConfig {
        parts = Set.copyOf(parts);
        settings = Map.copyOf(settings);
    }

    /** Everything in a checkout, on the usual ports, in {@code run}. */
    public static StackConfig inCheckout(Path checkout, Path run) {
        return new StackConfig(
                new RunFolder(run.toAbsolutePath()),
                Artifacts.in(checkout),
                Ports.USUAL,
                EnumSet.allOf(Part.class),
                false,
                Map.of(),
                Optional.empty());
    }

    public StackConfig withPorts(Ports other) {
        return new StackConfig(run, artifacts, other, parts, passwordGrant, settings, tls);
    }

    public StackConfig withParts(Set<Part> other) {
        return new StackConfig(run, artifacts, ports, other, passwordGrant, settings, tls);
    }

    public StackConfig withPasswordGrant() {
        return new StackConfig(run, artifacts, ports, parts, true, settings, tls);
    }

    /** Has main and agent speak TLS to others; who asks them must trust the certificate. */
    public StackConfig withTls(ListenerTls other) {
        return new StackConfig(run, artifacts, ports, parts, passwordGrant, settings, Optional.of(other));
    }

    /** Gives {@code part} one more environment variable, such as {@code MAX_STALENESS}. */
    public StackConfig withSetting(Part part, String variable, String value) {
        Map<Part, Map<String, String>> more = new EnumMap<>(Part.class);
        more.putAll(settings);
        Map<String, String> ofPart = new HashMap<>(more.getOrDefault(part, Map.of()));
        ofPart.put(variable, value);
        more.put(part, Map.copyOf(ofPart));
        return new StackConfig(run, artifacts, ports, parts, passwordGrant, more, tls);
    }

    /** Where it all is. */
    Endpoints endpoints() {
        return new Endpoints(ports, tls.isPresent() ? "https" : "http");
    }

    Map<String, String> settingsOf(Part part) {
        return settings.getOrDefault(part, Map.of());
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.program;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.consentry.agent.app.AgentSettings;
import org.consentry.agent.app.InvalidSettingsException;
import org.consentry.agent.app.SettingsReader;
import org.consentry.protocol.token.SafeAddress;
import org.consentry.protocol.token.TokenConfig;
import org.consentry.tls.Pair;
import org.consentry.tls.PairFiles;
import org.consentry.tls.RefusedFileException;

/**
 * What the program needs of the settings; the agent reads the rest in its own process.
 *
 * @param dataFolder the agent's folder
 * @param host where the decision API, DICOMweb and health listen; default {@code 127.0.0.1}
 * @param port at which port; default 8090
 * @param heap most memory for objects, as Java takes it; default {@code 1g}
 * @param pair certificate and key of that port; plain HTTP if empty
 * @param environment all settings as the agent's process gets them, secrets included
 */
record ProgramSettings(
        Path dataFolder,
        String host,
        int port,
        String heap,
        Optional<PairFiles> pair,
        Map<String, String> environment) {
    private static final int HIGHEST_PORT = 65_535;
    private static final int USUAL_PORT = 8090;
    private static final int SHORTEST_TOKEN = 32;

    ProgramSettings {
        environment = Map.copyOf(environment);
    }

    /**
     * Checks a file of settings whole, as the agent will read it, and that the agent reads each of them.
     *
     * @throws SettingsMistakesException naming everything that is missing, wrong, unknown or without effect
     */
    static ProgramSettings of(SettingsFile file, Instant now) {
        Set<String> asked = new TreeSet<>();
        Function<String, Optional<String>> source = name -> {
            asked.add(name);
            return file.value(name);
        };
        List<String> mistakes = new ArrayList<>(file.mistakes());
        told(mistakes, () -> AgentSettings.read(source));
        // It tells of a missing issuer once more.
        if (file.value("oidc-issuer").isPresent()) {
            told(mistakes, () -> TokenConfig.read(source, "consentry-agent"));
        }
        SettingsReader from = new SettingsReader(source);
        ProgramSettings settings = new ProgramSettings(
                file.value("data-folder").map(Path::of).orElse(Path.of("")),
                from.optional("http-host", "an address", text -> text, "127.0.0.1"),
                from.optional("http-port", "a port from 1 to 65535", ProgramSettings::port, USUAL_PORT),
                from.optional("heap", "memory such as 512m or 4g", ProgramSettings::heap, "1g"),
                pair(source),
                environment(file));
        from.optional("metrics-token", "at least 32 characters", ProgramSettings::token, "");
        from.optional("tls-authorities", "a PEM file", Path::of, Path.of(""));
        if (settings.pair().isEmpty() && !SafeAddress.isThisMachine(settings.host())) {
            from.refuse("http-host", "this machine (127.0.0.1), or tls-certificate and tls-key", "another machine");
        }
        told(mistakes, from::check);
        told(mistakes, () -> settings.pair().ifPresent(pair -> Pair.of(pair, pair.text(), now)));
        mistakes.addAll(new Unread(file.values().keySet(), asked).lines());
        if (!mistakes.isEmpty()) {
            throw new SettingsMistakesException(mistakes);
        }
        return settings;
    }

    private static void told(List<String> mistakes, Runnable part) {
        try {
            part.run();
        } catch (InvalidSettingsException e) {
            e.mistakes().stream().filter(mistake -> !mistakes.contains(mistake)).forEach(mistakes::add);
        } catch (RefusedFileException | IllegalStateException e) {
            mistakes.add(e.getMessage());
        }
    }

    /** Whether only one of them is there, the agent's settings tell. */
    private static Optional<PairFiles> pair(Function<String, Optional<String>> source) {
        Optional<Path> certificate = source.apply("tls-certificate").map(Path::of);
        Optional<Path> key = source.apply("tls-key").map(Path::of);
        return certificate.flatMap(shown -> key.map(secret -> new PairFiles(shown, secret)));
    }

    private static Map<String, String> environment(SettingsFile file) {
        Map<String, String> environment = new TreeMap<>();
        file.values()
                .forEach((name, value) ->
                        environment.put(name.toUpperCase(Locale.ROOT).replace('-', '_'), value));
        return environment;
    }

    private static int port(String text) {
        return valid(Integer.parseInt(text), text.matches("[1-9][0-9]{0,4}") && Integer.parseInt(text) <= HIGHEST_PORT);
    }

    private static String heap(String text) {
        return valid(text, text.matches("[1-9][0-9]{0,5}[mg]"));
    }

    private static String token(String text) {
        return valid(text, text.length() >= SHORTEST_TOKEN);
    }

    private static <T> T valid(T value, boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("out of range");
        }
        return value;
    }

    /** Names no secret. */
    @Override
    public String toString() {
        return "ProgramSettings[" + dataFolder + ", " + host + ":" + port + "]";
    }
}

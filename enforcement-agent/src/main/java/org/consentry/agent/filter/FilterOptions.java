// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.filter;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.consentry.agent.filter.archive.AccessionSearch;
import org.consentry.agent.filter.archive.ArchivePlace;

/**
 * What the command was told.
 *
 * @param words what to do, and with what
 * @param named the options
 */
record FilterOptions(List<String> words, Map<String, String> named) {
    private static final Set<String> KNOWN = Set.of(
            "agent",
            "recipient",
            "purpose",
            "fulfills",
            "column",
            "accession-column",
            "issuer-column",
            "delimiter",
            "token-file",
            "archive",
            "archive-login-file");

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    FilterOptions {
        words = List.copyOf(words);
        named = Map.copyOf(named);
    }

    /**
     * Reads arguments.
     *
     * @throws FilterFailedException if an option is unknown, without its value, or there twice
     */
    static FilterOptions read(List<String> arguments) {
        List<String> words = new ArrayList<>();
        Map<String, String> named = new HashMap<>();
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String each = rest.next();
            if (!each.startsWith("--")) {
                words.add(each);
            } else if (!KNOWN.contains(each.substring(2))
                    || !rest.hasNext()
                    || named.put(each.substring(2), rest.next()) != null) {
                throw new FilterFailedException("expected each of "
                        + KNOWN.stream().sorted().toList() + " once and with a value, found " + each);
            }
        }
        return new FilterOptions(words, named);
    }

    /** Whom to ask, and what for. The token is never an argument: others see those in the list of processes. */
    CohortAsk ask(Map<String, String> environment) throws IOException {
        String file = named.get("token-file");
        String token = file == null
                ? environment.getOrDefault("CONSENTRY_TOKEN", "")
                : Files.readString(Path.of(file), StandardCharsets.US_ASCII);
        if (!token.strip().matches("[A-Za-z0-9._~+/=-]+")) {
            throw new FilterFailedException("expected a token in the file --token-file or in CONSENTRY_TOKEN");
        }
        String fulfills = needed("fulfills");
        return new CohortAsk(
                URI.create(needed("agent")),
                token.strip(),
                needed("recipient"),
                needed("purpose"),
                fulfills.equals("none") ? List.of() : List.of(fulfills.split(",", -1)));
    }

    /** The columns' names, as far as they were given. */
    ColumnNames columns() {
        return new ColumnNames(given("column"), given("accession-column"), given("issuer-column"));
    }

    /** Whom to ask for Accession Numbers: {@code --archive}, else the archive that the agent's own settings name. */
    Optional<AccessionSearch> archive(Map<String, String> environment) throws IOException {
        Optional<String> address = given("archive")
                .or(() -> Optional.ofNullable(environment.get("DICOMWEB_ORIGIN")))
                .filter(text -> !text.isBlank());
        if (address.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> login = Optional.empty();
        if (named.containsKey("archive-login-file")) {
            login = Optional.of(Files.readString(Path.of(needed("archive-login-file")), StandardCharsets.UTF_8)
                    .strip());
        }
        Set<String> plainHosts = Arrays.stream(
                        environment.getOrDefault("DICOM_PLAIN_HOSTS", "").split(",", -1))
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return Optional.of(new AccessionSearch(ArchivePlace.of(address.get(), login, plainHosts), PATIENCE));
    }

    /** What stands between cells. */
    char delimiter() {
        return switch (named.getOrDefault("delimiter", ",")) {
            case "tab" -> '\t';
            case "," -> ',';
            case ";" -> ';';
            case "|" -> '|';
            default -> throw new FilterFailedException("expected one of , ; | tab as --delimiter");
        };
    }

    private Optional<String> given(String name) {
        return Optional.ofNullable(named.get(name));
    }

    private String needed(String name) {
        String value = named.get(name);
        if (value == null || value.isBlank()) {
            throw new FilterFailedException("expected --" + name);
        }
        return value;
    }
}

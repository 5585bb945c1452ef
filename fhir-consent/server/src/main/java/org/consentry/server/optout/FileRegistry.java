// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.optout;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.consentry.policy.PatientId;
import org.consentry.policy.Purpose;

/**
 * Asks the National Data Opt-out of England by exchange of files. This class writes {@code out/<check>.dat} with one
 * {@code NHSNumber,} a line. The hospital's MESH client sends it (workflow {@code SPINE_NTT_UPHOLDING}). It puts the
 * answer in {@code in/<check>.dat}, with the numbers that did <em>not</em> opt out. Only one check is open at a time. A
 * check without an answer within a day is given up.
 */
final class FileRegistry implements Registry {
    private static final System.Logger LOG = System.getLogger(FileRegistry.class.getName());
    private static final Duration PATIENCE = Duration.ofHours(24);
    private static final String DAT = ".dat";
    /** Names of our own checks. Any other file in the folder is not ours. */
    private static final Pattern CHECK = Pattern.compile("[0-9]{1,15}\\.dat");

    private final Path folder;
    private final String numbers;

    /**
     * Exchanges files in this folder.
     *
     * @param folder has, or gets, the folders {@code out} and {@code in}
     * @param numbers system of NHS numbers among a patient's identifiers
     */
    FileRegistry(Path folder, String numbers) {
        this.folder = folder;
        this.numbers = numbers;
    }

    @Override
    public String name() {
        return "NDOO";
    }

    @Override
    public Set<Purpose> purposes() {
        return Set.of(Purpose.HRESCH);
    }

    @Override
    public Answer ask(List<Subject> subjects, Instant now) {
        try {
            Files.createDirectories(folder.resolve("out"));
            Files.createDirectories(folder.resolve("in"));
            Optional<Path> open = openCheck();
            if (open.isEmpty()) {
                write(subjects, now);
                return Answer.NONE;
            }
            return answer(open.get(), subjects, now);
        } catch (IOException broken) {
            LOG.log(Level.WARNING, "The folder of the national opt-out cannot be used; nobody counts as clear");
            return Answer.NONE;
        }
    }

    private Optional<Path> openCheck() throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("out"))) {
            return all.filter(path ->
                            CHECK.matcher(String.valueOf(path.getFileName())).matches())
                    .sorted()
                    .findFirst();
        }
    }

    private void write(List<Subject> subjects, Instant now) throws IOException {
        Map<String, PatientId> asked = numbers(subjects);
        if (asked.isEmpty()) {
            return;
        }
        StringBuilder lines = new StringBuilder();
        asked.keySet().forEach(number -> lines.append(number).append(",\n"));
        Path file = folder.resolve("out").resolve(now.toEpochMilli() + DAT);
        Path part = folder.resolve("out").resolve(now.toEpochMilli() + ".part");
        Files.writeString(part, lines, StandardCharsets.US_ASCII);
        try {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException plain) {
            Files.move(part, file);
        }
    }

    private Answer answer(Path request, List<Subject> subjects, Instant now) throws IOException {
        String check = String.valueOf(request.getFileName()).replace(DAT, "");
        Instant at = Instant.ofEpochMilli(Long.parseLong(check));
        Path response = folder.resolve("in").resolve(check + DAT);
        if (!Files.exists(response)) {
            if (now.isAfter(at.plus(PATIENCE))) {
                Files.delete(request);
            }
            return Answer.NONE;
        }
        Set<String> sent = lines(request);
        Set<String> upheld = lines(response);
        Set<PatientId> clear = new HashSet<>();
        Set<PatientId> notClear = new HashSet<>();
        numbers(subjects).forEach((number, patient) -> {
            if (sent.contains(number)) {
                (upheld.contains(number) ? clear : notClear).add(patient);
            }
        });
        clear.removeAll(notClear);
        Files.delete(request);
        Files.delete(response);
        return new Answer(check, clear, notClear, at);
    }

    private static Set<String> lines(Path file) throws IOException {
        Set<String> numbers = new HashSet<>();
        for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
            NhsNumber.of(line.replace(",", "").strip()).ifPresent(numbers::add);
        }
        return numbers;
    }

    /** The patients' numbers. A patient without a number, or with several, cannot be asked about. */
    private Map<String, PatientId> numbers(List<Subject> subjects) {
        Map<String, PatientId> found = new TreeMap<>();
        for (Subject subject : subjects) {
            List<String> own = subject.identifiers().stream()
                    .filter(identifier -> identifier.authority().equals(numbers))
                    .flatMap(identifier -> NhsNumber.of(identifier.value()).stream())
                    .distinct()
                    .toList();
            if (own.size() == 1) {
                found.put(own.get(0), subject.patient());
            }
        }
        return found;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.filter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.consentry.policy.StudyUid;

/**
 * A folder of DICOM files, with the folders in it; links are not followed. A study whose files name several patients is
 * refused, whatever the agent says: one of them was not asked about.
 *
 * @param folder where it is
 */
record ScanFolder(Path folder) {
    /** In a name, stands for bytes that are no characters here. */
    private static final char UNREADABLE = '\ufffd';

    /** Lists the files that may leave, a path to a line, and the rest with the reasons. */
    String list(CohortAsk ask, CohortClient client, Path kept, Path refused) throws IOException {
        try (KeptFiles list = KeptList.begin(kept)) {
            return filter(ask, client, list, refused);
        }
    }

    /** Copies the files that may leave into a new folder, and lists the rest with the reasons. */
    String copy(CohortAsk ask, CohortClient client, Path kept, Path refused) throws IOException {
        try (KeptFiles copies = CopiedFolder.begin(kept, folder)) {
            return filter(ask, client, copies, refused);
        }
    }

    private String filter(CohortAsk ask, CohortClient client, KeptFiles kept, Path refused) throws IOException {
        try (DraftFile no = DraftFile.begin(refused)) {
            Map<Path, Optional<ScanFile>> files = files();
            StudyAnswers answers = client.ask(ask, studies(files));
            Set<StudyUid> mixed = mixed(files);
            FilterSums sums = new FilterSums();
            for (Map.Entry<Path, Optional<ScanFile>> each : files.entrySet()) {
                Path path = each.getKey();
                switch (answer(path, each.getValue(), mixed, answers)) {
                    case StudyAnswer.Kept may -> {
                        kept.add(path, each.getValue().orElseThrow());
                        sums.keep(may.obligations());
                    }
                    case StudyAnswer.Refused stays -> {
                        sums.refuse(stays.code());
                        no.write(stays.code() + "," + shown(KeptList.line(path)));
                    }
                }
            }
            no.publish();
            kept.publish();
            return sums.text("files", answers.asOf());
        }
    }

    private static StudyAnswer answer(Path path, Optional<ScanFile> file, Set<StudyUid> mixed, StudyAnswers answers) {
        if (path.toString().chars().anyMatch(letter -> letter < ' ' || letter == UNREADABLE)) {
            return new StudyAnswer.Refused("ODD_NAME");
        }
        if (file.isEmpty()) {
            return new StudyAnswer.Refused("NO_STUDY");
        }
        StudyUid study = file.get().study();
        return mixed.contains(study) ? new StudyAnswer.Refused("MIXED_PATIENT") : answers.of(study);
    }

    /** A name cannot look like two lines. */
    private static String shown(String line) {
        return line.strip().replaceAll("[\\x00-\\x1f\\x7f]", "?") + "\n";
    }

    /** Each file by its path below the folder; without a scan what is no DICOM file of one study. */
    private Map<Path, Optional<ScanFile>> files() throws IOException {
        Map<Path, Optional<ScanFile>> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            List<Path> all = walk.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .toList();
            for (Path path : all) {
                files.put(
                        folder.relativize(path),
                        Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) ? ScanFile.read(path) : Optional.empty());
            }
        }
        return files;
    }

    private static SequencedSet<StudyUid> studies(Map<Path, Optional<ScanFile>> files) {
        SequencedSet<StudyUid> studies = new LinkedHashSet<>();
        files.values().forEach(file -> file.map(ScanFile::study).ifPresent(studies::add));
        return studies;
    }

    private static Set<StudyUid> mixed(Map<Path, Optional<ScanFile>> files) {
        Map<StudyUid, Set<String>> patients = new HashMap<>();
        files.values().stream()
                .flatMap(Optional::stream)
                .forEach(file -> patients.computeIfAbsent(file.study(), _ -> new TreeSet<>())
                        .add(file.patient()));
        Set<StudyUid> mixed = new HashSet<>();
        patients.forEach((study, those) -> {
            if (those.size() > 1) {
                mixed.add(study);
            }
        });
        return mixed;
    }
}

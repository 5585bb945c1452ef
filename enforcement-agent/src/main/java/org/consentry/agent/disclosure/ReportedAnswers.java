// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.consentry.agent.disclosure.JournalRecord.Reported;
import org.consentry.protocol.DisclosureReport.Answer;

/**
 * Reads from disk what waiting reports sum up, which is not kept in memory: there may be millions while the consent
 * server is away.
 *
 * @param files the journal's files
 */
record ReportedAnswers(SegmentFiles files) {

    private static final System.Logger LOG = System.getLogger(ReportedAnswers.class.getName());

    /** The same reports, with their answers; called once they are on disk. */
    List<ReportLine> filled(List<JournalState.Unshipped> waiting) throws IOException {
        Map<Long, List<Answer>> found = new HashMap<>();
        waiting.stream().filter(each -> each.answers() > 0).forEach(each -> found.put(each.ordinal(), List.of()));
        if (!found.isEmpty()) {
            read(waiting.get(0).segment(), found);
        }
        List<ReportLine> lines = new ArrayList<>(waiting.size());
        for (JournalState.Unshipped each : waiting) {
            List<Answer> answers = found.getOrDefault(each.ordinal(), List.of());
            if (answers.size() != each.answers()) {
                LOG.log(
                        System.Logger.Level.ERROR,
                        "The journal lost whom report {0} is about; it is told as a sum",
                        each.ordinal());
            }
            lines.add(each.line().with(answers));
        }
        return lines;
    }

    private void read(long from, Map<Long, List<Answer>> wanted) throws IOException {
        for (Path file : files.list().tailMap(from, true).values()) {
            SegmentReader.read(file, content -> {
                if (RecordCodec.isReport(content) && RecordCodec.read(content) instanceof Reported reported) {
                    reported.lines().forEach(line -> wanted.computeIfPresent(line.ordinal(), (k, v) -> line.answers()));
                }
            });
            if (wanted.values().stream().noneMatch(List::isEmpty)) {
                return;
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.score;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.consentry.agent.dicom.peer.Dcmtk;
import org.consentry.agent.dicom.peer.Orthanc;
import org.consentry.agent.score.candidate.Agent;
import org.consentry.agent.score.candidate.Candidate;
import org.consentry.agent.score.candidate.GdcmPeer;
import org.consentry.agent.score.candidate.OrthancPeer;
import org.consentry.agent.score.key.Planted;
import org.consentry.agent.score.world.World;

/**
 * The whole score with the peers on the same objects, as {@code deploy/bench/score} starts it. Arguments: an empty
 * folder, a seed, how many patients.
 */
public final class ScoreRun {
    private ScoreRun() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        List<Planted> objects = World.of(Long.parseLong(arguments[1]), Integer.parseInt(arguments[2]));
        Map<String, Score> scores = new LinkedHashMap<>();
        StringBuilder misses = new StringBuilder();
        try (Orthanc orthanc = Orthanc.start(folder.resolve("orthanc"), Dcmtk.freePort(), "NOBODY", 1)) {
            List<Candidate> candidates = new ArrayList<>();
            candidates.add(new Agent(folder));
            candidates.add(new OrthancPeer(orthanc, false));
            candidates.add(new OrthancPeer(orthanc, true));
            candidates.add(new GdcmPeer(folder.resolve("gdcm")));
            for (Candidate candidate : candidates) {
                Score score = new Judge(objects, candidate.answers(objects)).score();
                scores.put(candidate.name(), score);
                misses.append("\n# ")
                        .append(candidate.name())
                        .append('\n')
                        .append(ScoreTable.misses(score))
                        .append('\n');
                score.refusals()
                        .forEach(refusal ->
                                misses.append("refused ").append(refusal).append('\n'));
                score.escapes()
                        .forEach(escape -> misses.append("left ").append(escape).append('\n'));
                score.traces()
                        .forEach(trace -> misses.append("found ").append(trace).append('\n'));
            }
        }
        String table = objects.size() + " objects, seed " + arguments[1] + "\n\n" + new ScoreTable(scores).table();
        Files.writeString(folder.resolve("score.md"), table);
        Files.writeString(folder.resolve("misses.txt"), misses);
        System.out.println(table);
    }
}

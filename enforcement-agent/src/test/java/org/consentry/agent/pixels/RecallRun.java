// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.pixels;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How many planted words are gone after text was taken out, beside what tesseract alone, with its usual page mode,
 * finds on the same frames; and how long each takes. {@code deploy/bench/run text} starts it. Arguments: the file that
 * the table goes to, how many seeds.
 */
public final class RecallRun {
    private static final Path READER = Path.of("/usr/bin/tesseract");
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final double NANOS = 1e9;

    private final Map<String, Tally> tallies = new LinkedHashMap<>();
    private final TextRemoval removal =
            new TextRemoval(new Tesseract(READER, LONG), new TextRemoval.Limits(64 << 20, LONG, 50), System::nanoTime);

    private RecallRun() {}

    /** What was counted of one kind of picture. */
    private static final class Tally {
        private int pictures;
        private int frames;
        private int words;
        private int left;
        private int refused;
        private int missedAlone;
        private long changed;
        private long pixels;
        private long ours;
        private long alone;
        private final List<String> misses = new ArrayList<>();

        void add(Tally other) {
            pictures += other.pictures;
            frames += other.frames;
            words += other.words;
            left += other.left;
            refused += other.refused;
            missedAlone += other.missedAlone;
            changed += other.changed;
            pixels += other.pixels;
            ours += other.ours;
            alone += other.alone;
            misses.addAll(other.misses);
        }

        String row(String kind) {
            return String.format(
                    Locale.ROOT,
                    "| %s | %d | %d | %d | %d | %.1f %% | %d | %.2f | %.2f |%n",
                    kind,
                    pictures,
                    words,
                    left,
                    refused,
                    100.0 * changed / Math.max(1, pixels),
                    missedAlone,
                    ours / NANOS / frames,
                    alone / NANOS / frames);
        }
    }

    public static void main(String[] arguments) throws IOException {
        RecallRun run = new RecallRun();
        for (int seed = 1; seed <= Integer.parseInt(arguments[1]); seed++) {
            RecallPicture.of(seed).forEach(run::measure);
        }
        String table = run.table();
        Files.writeString(Path.of(arguments[0]), table);
        System.out.println(table);
    }

    private void measure(RecallPicture picture) {
        Tally tally = new Tally();
        tally.pictures = 1;
        tally.frames = picture.frames();
        tally.words = picture.planted().words().size();
        byte[] before = picture.pixels();
        long begin = System.nanoTime();
        try (TextRemoval.Turn turn = removal.turn()) {
            byte[] after = turn.clean(picture.header(), before).value();
            List<Planted.Word> left = picture.left(after);
            tally.left = left.size();
            left.forEach(word -> tally.misses.add(word.text()));
            for (int at = 0; at < before.length; at++) {
                tally.changed += before[at] == after[at] ? 0 : 1;
            }
            tally.pixels = before.length;
        } catch (UnclearPixelsException unclear) {
            tally.refused = 1;
            tally.misses.add("refused: " + unclear.why());
        }
        tally.ours = System.nanoTime() - begin;
        alone(picture, tally);
        tallies.computeIfAbsent(picture.kind(), _ -> new Tally()).add(tally);
        System.err.println(picture.kind() + " " + tally.misses);
    }

    /** What tesseract finds by itself; its boxes get the same margin and are painted the same way. */
    private static void alone(RecallPicture picture, Tally tally) {
        byte[] pixels = picture.pixels();
        Frames frames = new Frames(PixelLayout.of(picture.header(), pixels.length), pixels);
        for (int frame = 0; frame < tally.frames; frame++) {
            GreyImage image = Renditions.of(frames, frame).getFirst();
            long begin = System.nanoTime();
            String printed = new ReaderRun(List.of(READER.toString(), "stdin", "stdout", "-l", "eng", "tsv"))
                    .printed(image, LONG);
            tally.alone += System.nanoTime() - begin;
            for (ReadWord word : TsvWords.read(printed)) {
                frames.paint(word.box().padded(image.columns(), image.rows()));
            }
        }
        tally.missedAlone = picture.left(frames.bytes()).size();
    }

    private String table() {
        StringBuilder table =
                new StringBuilder("| Picture | Pictures | Words | Left | Refused | Changed | Left by tesseract alone"
                        + " | Seconds a frame | tesseract alone |\n|---|---|---|---|---|---|---|---|---|\n");
        Tally all = new Tally();
        tallies.forEach((kind, tally) -> {
            table.append(tally.row(kind));
            all.add(tally);
        });
        return table.append(all.row("**all**")).toString();
    }
}

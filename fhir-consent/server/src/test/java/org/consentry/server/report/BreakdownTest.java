// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BreakdownTest {
    private static final List<Long> ALL_FEW =
            LongStream.rangeClosed(1, 10).boxed().toList();
    private static final int MOST = 90;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            400 30 0  | 430 | 400 30 0
            400 30 5  | 435 | 400 kept-back <11
            400 12 5  | 417 | kept-back kept-back <11
            400 5 5   | 410 | kept-back <11 <11
            12 5      | 17  | kept-back kept-back
            5 5 5     | 15  | kept-back kept-back kept-back
            16 0 5    | 21  | kept-back 0 <11
            15 0 5    | 20  | kept-back kept-back kept-back
            4 0 5     | <11 | kept-back kept-back kept-back
            5         | <11 | kept-back
            0 0       | 0   | 0 0
            """)
    void smallPartsAreKeptBackWithWhatWouldGiveThemAway(String counts, String all, String parts) {
        Breakdown shown = Breakdown.of(counts(counts));

        assertThat(shown.all().text()).isEqualTo(all);
        assertThat(shown.parts().values().stream().map(ShownCount::text).collect(Collectors.joining(" ")))
                .isEqualTo(parts);
    }

    /** The same people by channel and by language: what one table keeps back must not follow from the other. */
    @Test
    void whoHasAllThatIsShownCannotTellAnySmallNumberFromAnother() {
        var random = new Random(20261130);
        for (int i = 0; i < 400; i++) {
            int all = random.nextInt(MOST + 1);
            List<Map<String, Long>> counts = List.of(parted(all, random), parted(all, random));
            Snoop snoop = new Snoop(counts.stream().map(Breakdown::of).toList(), MOST);

            for (int way = 0; way < counts.size(); way++) {
                for (var part : counts.get(way).entrySet()) {
                    if (ShownCount.isSmall(part.getValue())) {
                        assertThat(snoop.possible(way, part.getKey()))
                                .as("%s of %s", part.getKey(), counts)
                                .isEqualTo(ALL_FEW);
                    }
                }
            }
        }
    }

    /** Of a test that no table fails nothing would follow. */
    @Test
    void whereOnlyTheSmallPartIsHiddenItIsFound() {
        var naive = new Breakdown(
                new ShownCount.Told(435),
                Map.of(
                        "web", new ShownCount.Told(400),
                        "paper", new ShownCount.Told(30),
                        "phone", new ShownCount.Few()));
        var nearly = new Breakdown(
                new ShownCount.Told(17), Map.of("web", new ShownCount.KeptBack(), "phone", new ShownCount.Few()));

        assertThat(new Snoop(List.of(naive), 500).possible(0, "phone")).containsExactly(5L);
        assertThat(new Snoop(List.of(nearly), 500).possible(0, "phone")).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }

    private static Map<String, Long> parted(int all, Random random) {
        Map<String, Long> parts = new LinkedHashMap<>();
        int left = all;
        int number = 1 + random.nextInt(5);
        for (int i = 1; i < number; i++) {
            int part = Math.min(left, random.nextBoolean() ? random.nextInt(12) : random.nextInt(left + 1));
            parts.put("part" + i, (long) part);
            left -= part;
        }
        parts.put("rest", (long) left);
        return parts;
    }

    private static Map<String, Long> counts(String text) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (String count : text.split(" ", -1)) {
            counts.put("part" + counts.size(), Long.parseLong(count));
        }
        return counts;
    }
}

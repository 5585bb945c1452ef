// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.consentry.agent.sealed.DamagedFileException;
import org.consentry.protocol.RecipientPlace;
import org.junit.jupiter.api.Test;

class FactsCodecTest {
    private static final WaitingFacts FACTS = new WaitingFacts(
            Instant.parse("2026-06-15T12:00:00Z"),
            1,
            Waiting.SUBJECT,
            Waiting.CT,
            "2.25.1",
            new TreeSet<>(Set.of("113100")),
            null,
            null);

    @Test
    void factsComeBackAsTheyWere() throws DamagedFileException {
        assertThat(FactsCodec.read(FactsCodec.write(FACTS))).isEqualTo(FACTS);
        assertThat(FactsCodec.read(FactsCodec.write(FACTS.ofStudy(320)))).isEqualTo(FACTS.ofStudy(320));
    }

    /** What waits when the agent is updated still leaves afterwards. */
    @Test
    void factsOfAnOlderAgentAreReadWithoutWhatItDidNotKeep() throws DamagedFileException {
        byte[] now = FactsCodec.write(FACTS);
        byte[] withoutNumber = Arrays.copyOf(now, now.length - Integer.BYTES);
        byte[] withoutMark = Arrays.copyOf(withoutNumber, withoutNumber.length - Short.BYTES);
        byte[] withoutMover = Arrays.copyOf(withoutMark, withoutMark.length - Short.BYTES - Integer.BYTES);

        assertThat(FactsCodec.read(withoutNumber)).isEqualTo(FACTS);
        assertThat(FactsCodec.read(withoutMark)).isEqualTo(FACTS);
        assertThat(FactsCodec.read(withoutMover)).isEqualTo(FACTS);
    }

    @Test
    void aServiceIsKeptWhereAListenerHasItsTitle() throws DamagedFileException {
        WaitingSubject subject =
                Waiting.annas(RecipientPlace.web("pacs.example", 443, true, "/dicom-web"), null, Set.of(), Set.of());
        WaitingFacts facts =
                new WaitingFacts(FACTS.at(), 1, subject, Waiting.CT, "2.25.1", new TreeSet<>(), null, null);

        assertThat(FactsCodec.read(FactsCodec.write(facts))).isEqualTo(facts);
    }
}

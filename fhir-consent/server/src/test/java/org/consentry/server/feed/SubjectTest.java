// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.consentry.policy.PatientId;
import org.consentry.policy.PatientTerms;
import org.consentry.policy.RecipientId;
import org.consentry.policy.Regime;
import org.consentry.policy.RegimeSet;
import org.consentry.policy.Study;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.FeedEntry;
import org.consentry.protocol.LinkedStudy;
import org.consentry.protocol.RegisteredRecipient;
import org.junit.jupiter.api.Test;

class SubjectTest {
    private static final Instant AT = Instant.EPOCH;
    private static final PatientId ANNA = new PatientId("urn:oid:2.999.1", "1");
    private static final PatientId BEN = new PatientId("urn:oid:2.999.1", "2");

    @Test
    void entriesOfOneThingReplaceEachOtherAndNoOthers() {
        FeedEntry anna = new FeedEntry.ConsentChanged(1, AT, ANNA, PatientTerms.NONE);
        FeedEntry annaAgain = new FeedEntry.ConsentChanged(9, AT.plusSeconds(1), ANNA, PatientTerms.NONE);
        List<FeedEntry> all = List.of(
                anna,
                new FeedEntry.ConsentChanged(2, AT, BEN, PatientTerms.NONE),
                new FeedEntry.StudyLinked(3, AT, new LinkedStudy(new StudyUid("1.2"), ANNA, Study.UNKNOWN)),
                new FeedEntry.StudyLinked(4, AT, new LinkedStudy(new StudyUid("1.3"), ANNA, Study.UNKNOWN)),
                new FeedEntry.PatientMerged(5, AT, ANNA, BEN),
                new FeedEntry.RecipientChanged(6, AT, company("northlight"), List.of()),
                new FeedEntry.RecipientChanged(7, AT, company("meridian"), List.of()),
                new FeedEntry.RegimesChanged(8, AT, RegimeSet.of(new Regime("demo", 1, Map.of(), Map.of(), true))));

        assertThat(all).extracting(Subject::of).doesNotHaveDuplicates();
        assertThat(Subject.of(annaAgain)).isEqualTo(Subject.of(anna));
    }

    private static RegisteredRecipient company(String id) {
        return new RegisteredRecipient(
                new RecipientId(id), id, "company", "US", Set.of(), Set.of(), RegisteredRecipient.Status.ACTIVE);
    }
}

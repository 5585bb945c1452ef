// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.commitment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.consentry.agent.dicom.dimse.AeTitle;
import org.consentry.policy.RecipientId;
import org.junit.jupiter.api.Test;

class OpenRequestsTest {
    private final OpenRequests requests = new OpenRequests();

    @Test
    void oneSenderHasSomeOfThePlacesAndOthersTheRest() {
        for (int i = 0; i < OpenRequests.MOST_OF_ONE_SENDER; i++) {
            assertThat(requests.open(way("A"), request(1))).isPresent();
        }
        assertThat(requests.open(way("A"), request(1))).isEmpty();
        assertThat(requests.open(way("B"), request(1))).isPresent();
        assertThat(requests.size()).isEqualTo(OpenRequests.MOST_OF_ONE_SENDER + 1);
    }

    @Test
    void thereAreNoMoreThanFitInMemory() {
        for (int i = 0; i < OpenRequests.MOST; i++) {
            assertThat(requests.open(way("A" + i), request(1))).isPresent();
        }
        assertThat(requests.open(way("Z"), request(1))).isEmpty();
    }

    @Test
    void theirReferencesAreCountedTogether() {
        int each = CommitmentRequest.MOST_REFERENCES;
        for (int i = 0; i < OpenRequests.MOST_REFERENCES / each; i++) {
            assertThat(requests.open(way("A" + i), request(each))).isPresent();
        }
        assertThat(requests.open(way("Z"), request(1))).isEmpty();
        assertThat(new OpenRequests().open(way("Z"), request(each + 1))).isEmpty();
    }

    @Test
    void whatIsClosedGivesItsPlaceBack() {
        int each = CommitmentRequest.MOST_REFERENCES;
        for (int i = 0; i < 3 * OpenRequests.MOST; i++) {
            requests.close(requests.open(way("A"), request(each)).orElseThrow());
        }
        assertThat(requests.size()).isZero();
    }

    @Test
    void aCallIsDueOnceItsPauseIsOver() {
        OpenRequest request = requests.open(way("A"), request(1)).orElseThrow();
        requests.call(request, 10);

        assertThat(requests.due(9)).isEmpty();
        assertThat(requests.due(10)).containsExactly(request);
        assertThat(requests.due(10)).isEmpty();
    }

    private static SenderWay way(String sender) {
        return new SenderWay("NORTHLIGHT", new RecipientId("northlight"), new AeTitle(sender));
    }

    private static CommitmentRequest request(int references) {
        return new CommitmentRequest("1.2", Collections.nCopies(references, new SopReference("1.2", "1.3")));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SealTest {
    @Test
    void aSealCoversTextPlaceAndEverythingBefore() {
        Seal first = Seal.NONE.next("e1", "one");
        Seal second = first.next("e2", "two");

        assertThat(second.number()).isEqualTo(2);
        assertThat(first.next("e2", "two")).isEqualTo(second);
        assertThat(first.next("e2", "TWO").value()).isNotEqualTo(second.value());
        assertThat(first.next("e3", "two").value()).isNotEqualTo(second.value());
        assertThat(Seal.NONE.next("e1", "ONE").next("e2", "two").value()).isNotEqualTo(second.value());
    }

    @Test
    void theDigestIsWhatAnybodyCanRecompute() {
        assertThat(Seal.sha256("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}

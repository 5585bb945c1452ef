// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecipientPlaceTest {
    @Test
    void itsAddressIsThatOfTheRegister() {
        assertThat(RecipientPlace.plain("LAB", "127.0.0.1", 104).address()).isEqualTo("dicom://LAB@127.0.0.1:104");
        assertThat(new RecipientPlace("LAB", "lab.example", 2762, true).address())
                .isEqualTo("dicom-tls://LAB@lab.example:2762");
        assertThat(RecipientPlace.web("lab.example", 443, true, "/dicom-web").address())
                .isEqualTo("https://lab.example:443/dicom-web");
        assertThat(RecipientPlace.web("127.0.0.1", 8042, false, "/dicom-web").address())
                .isEqualTo("http://127.0.0.1:8042/dicom-web");
    }
}

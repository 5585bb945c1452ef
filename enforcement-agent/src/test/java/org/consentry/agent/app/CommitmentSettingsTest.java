// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.consentry.agent.dicom.dimse.AeTitle;
import org.consentry.protocol.RecipientPlace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommitmentSettingsTest {
    private final Map<String, String> given = new HashMap<>();

    @Test
    void nobodyIsCalledUnlessASettingSaysWhere() {
        assertThat(read()).isEqualTo(new CommitmentSettings(Map.of(), 30));
    }

    @Test
    void sendersAreCalledAtTheirAddresses() {
        given.put(
                "commitment-senders",
                "dicom://PACS@127.0.0.1:104, dicom-tls://CT 1@ct.example:2762, dicom://MR@mr.example:11112");
        given.put("commitment-days", "7");

        assertThat(read())
                .isEqualTo(new CommitmentSettings(
                        Map.of(
                                new AeTitle("PACS"),
                                RecipientPlace.plain("PACS", "127.0.0.1", 104),
                                new AeTitle("CT 1"),
                                new RecipientPlace("CT 1", "ct.example", 2762, true),
                                new AeTitle("MR"),
                                RecipientPlace.plain("MR", "mr.example", 11_112)),
                        7));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PACS=127.0.0.1:104",
                "dicom://127.0.0.1:104",
                "dicom://PACS@127.0.0.1",
                "dicom://PACS@127.0.0.1:70000",
                "dicom://SEVENTEEN_LETTERS@127.0.0.1:104",
                "dicom://PACS@127.0.0.1:104,dicom://PACS@127.0.0.1:105",
                "dicom://PACS@another.example:104"
            })
    void whoCannotBeCalledSafelyStopsTheStart(String senders) {
        given.put("commitment-senders", senders);

        assertThatThrownBy(this::read)
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("commitment-senders");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "367", "many"})
    void daysAreAtLeastOne(String days) {
        given.put("commitment-days", days);

        assertThatThrownBy(this::read)
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("commitment-days");
    }

    private CommitmentSettings read() {
        SettingsReader from = new SettingsReader(key -> Optional.ofNullable(given.get(key)));
        CommitmentSettings settings = CommitmentSettings.read(from, Set.of("mr.example"));
        from.check();
        return settings;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.consentry.agent.dicomweb.body.StoreAnswer.Failure;
import org.consentry.agent.dicomweb.body.StoreAnswer.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreAnswerTest {
    private static final Reference ONE = new Reference("1.2", "2.999.1");
    private static final Reference TWO = new Reference("1.2", "2.999.2");
    private static final StoreAnswer MIXED =
            new StoreAnswer(List.of(ONE), List.of(new Failure(TWO, 0x0124)), List.of(0xC000));

    @Test
    void theStatusSaysWhetherAllSomeOrNothingWasStored() {
        assertThat(new StoreAnswer(List.of(ONE), List.of(), List.of()).status()).isEqualTo(200);
        assertThat(MIXED.status()).isEqualTo(202);
        assertThat(new StoreAnswer(List.of(), List.of(new Failure(TWO, 0x0124)), List.of()).status())
                .isEqualTo(409);
        assertThat(new StoreAnswer(List.of(), List.of(), List.of(0xC000)).status())
                .isEqualTo(409);
    }

    /** A sender takes 409 for the last word and drops the scan. */
    @Test
    void whatMayBeSentAgainLaterIsNoConflict() {
        List<Failure> later = List.of(new Failure(ONE, 0xA700));

        assertThat(new StoreAnswer(List.of(), later, List.of()).status()).isEqualTo(503);
        assertThat(new StoreAnswer(List.of(), later, List.of(0xC000)).status()).isEqualTo(409);
    }

    @Test
    void jsonNamesEachObjectAndReason() {
        assertThat(StoreAnswerJson.write(MIXED).toString()).isEqualTo("""
            {"00081190":{"vr":"UR"},\
            "00081198":{"vr":"SQ","Value":[{"00081150":{"vr":"UI","Value":["1.2"]},\
            "00081155":{"vr":"UI","Value":["2.999.2"]},"00081197":{"vr":"US","Value":[292]}}]},\
            "00081199":{"vr":"SQ","Value":[{"00081150":{"vr":"UI","Value":["1.2"]},\
            "00081155":{"vr":"UI","Value":["2.999.1"]}}]},\
            "0008119A":{"vr":"SQ","Value":[{"00081197":{"vr":"US","Value":[49152]}}]}}""");
    }

    @Test
    void xmlNamesEachObjectAndReason() {
        assertThat(StoreAnswerXml.write(MIXED))
                .contains(
                        "<DicomAttribute tag=\"00081198\" vr=\"SQ\" keyword=\"FailedSOPSequence\"><Item number=\"1\">",
                        "keyword=\"ReferencedSOPInstanceUID\"><Value number=\"1\">2.999.2</Value>",
                        "keyword=\"FailureReason\"><Value number=\"1\">292</Value>",
                        "keyword=\"OtherFailuresSequence\"><Item number=\"1\">")
                .endsWith("</NativeDicomModel>\n");
    }

    @Test
    void whatIsWrittenCanBeReadAndWhatFailedDidNotSucceed() {
        StoreAnswer both = new StoreAnswer(List.of(ONE, TWO), List.of(new Failure(TWO, 0xA900)), List.of());

        assertThat(StoreAnswerJson.read(bytes(StoreAnswerJson.write(both).toString())))
                .contains(new StoreAnswerJson.Read(Set.of("2.999.1"), Map.of("2.999.2", 0xA900)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "<xml/>", "{\"00081199\":1}", "{\"00081199\":{\"Value\":[1]}}", "{\"00081198\":{}"})
    void whatIsNoAnswerIsNone(String text) {
        assertThat(StoreAnswerJson.read(bytes(text))).isEmpty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

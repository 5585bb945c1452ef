// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Element;
import org.consentry.agent.dataset.MalformedDatasetException;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dataset.Vr;
import org.consentry.agent.dicomweb.body.RefusedBodyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DicomJsonTest {
    /** Every kind of value there is, as PS3.18 writes it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"00080016\":{\"vr\":\"UI\",\"Value\":[\"1.2.840.10008.5.1.4.1.1.2\"]}",
                "\"00080020\":{\"vr\":\"DA\",\"Value\":[\"20260102\"]}",
                "\"00100010\":{\"vr\":\"PN\",\"Value\":[{\"Alphabetic\":\"Yamada^Tarou\",\"Ideographic\":\"山田^太郎\"}]}",
                "\"00100010\":{\"vr\":\"PN\",\"Value\":[{\"Phonetic\":\"やまだ^たろう\"}]}",
                "\"00081030\":{\"vr\":\"LO\",\"Value\":[\"Tórax\"]}",
                "\"00080008\":{\"vr\":\"CS\",\"Value\":[\"ORIGINAL\",null,\"AXIAL\"]}",
                "\"00200013\":{\"vr\":\"IS\",\"Value\":[7]}",
                "\"00280030\":{\"vr\":\"DS\",\"Value\":[0.5,0.25]}",
                "\"00280009\":{\"vr\":\"AT\",\"Value\":[\"00181063\",\"7FE00010\"]}",
                "\"00280010\":{\"vr\":\"US\",\"Value\":[65535]}",
                "\"00280106\":{\"vr\":\"SS\",\"Value\":[-1024]}",
                "\"00081161\":{\"vr\":\"UL\",\"Value\":[4294967295]}",
                "\"00189219\":{\"vr\":\"SL\",\"Value\":[-5]}",
                "\"00189087\":{\"vr\":\"FD\",\"Value\":[1000.5]}",
                "\"00089459\":{\"vr\":\"FL\",\"Value\":[0.25]}",
                "\"00200100\":{\"vr\":\"UV\",\"Value\":[18446744073709551615]}",
                "\"00282000\":{\"vr\":\"OB\",\"InlineBinary\":\"AQIDBA==\"}",
                "\"00081140\":{\"vr\":\"SQ\",\"Value\":[{\"00081155\":{\"vr\":\"UI\",\"Value\":[\"1.2.3\"]}}]}",
                "\"00080050\":{\"vr\":\"SH\"}"
            })
    void whatIsReadIsWrittenAgain(String attribute) {
        String json = "{\"00080005\":{\"vr\":\"CS\",\"Value\":[\"ISO_IR 192\"]}," + attribute + "}";

        assertThat(DicomJsonWriter.json(DicomJsonReader.header(read(json)).dataset()))
                .hasToString(json);
    }

    @Test
    void whatIsElsewhereAndPixelsAreLeftOutAndNothingRefersToThem() {
        Dataset read = DicomJsonReader.dataset(read("""
                {"00020010": {"vr": "UI", "Value": ["1.2.840.10008.1.2"]},
                 "00080005": {"vr": "CS", "Value": ["ISO_IR 100"]},
                 "00282000": {"vr": "OB", "BulkDataURI": "http://archive.example/1"},
                 "00291010": {"vr": "UN", "BulkDataURI": "http://archive.example/2"},
                 "7FE00010": {"vr": "OW", "BulkDataURI": "http://archive.example/3"},
                 "FFFAFFFA": {"vr": "SQ", "Value": []}}
                """));

        assertThat(read.elements()).extracting(Element::tag).containsExactly(Tag.SPECIFIC_CHARACTER_SET);
        assertThat(read.string(Tag.SPECIFIC_CHARACTER_SET)).contains("ISO_IR 192");
    }

    /** A text that is elsewhere may be the very one that stops the object. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"00280301\":{\"vr\":\"CS\",\"BulkDataURI\":\"http://archive.example/1\"}",
                "\"00100020\":{\"vr\":\"LO\",\"InlineBinary\":\"QUJD\"}",
                "\"00100020\":{\"vr\":\"LO\",\"Value\":[1]}",
                "\"00100020\":{\"vr\":\"LO\",\"Value\":\"A\"}",
                "\"00100020\":{\"vr\":\"XX\",\"Value\":[\"A\"]}",
                "\"00100020\":{\"Value\":[\"A\"]}",
                "\"00100020\":\"A\"",
                "\"PatientID\":{\"vr\":\"LO\",\"Value\":[\"A\"]}",
                "\"0008103e\":{\"vr\":\"LO\",\"Value\":[\"A\"]},\"0008103E\":{\"vr\":\"LO\",\"Value\":[\"B\"]}",
                "\"00100010\":{\"vr\":\"PN\",\"Value\":[{\"Alphabetic\":\"A=B\"}]}",
                "\"00100010\":{\"vr\":\"PN\",\"Value\":[{\"Alphabetic\":1}]}",
                "\"00204000\":{\"vr\":\"LT\",\"Value\":[\"A\",\"B\"]}",
                "\"00080050\":{\"vr\":\"CS\",\"Value\":[\"É\"]}",
                "\"00280010\":{\"vr\":\"US\",\"Value\":[65536]}",
                "\"00280010\":{\"vr\":\"US\",\"Value\":[-1]}",
                "\"00280010\":{\"vr\":\"US\",\"Value\":[1.5]}",
                "\"00280010\":{\"vr\":\"US\",\"Value\":[null]}",
                "\"00282000\":{\"vr\":\"OB\",\"InlineBinary\":\"?\"}",
                "\"00282000\":{\"vr\":\"OB\",\"Value\":[1]}",
                "\"00081140\":{\"vr\":\"SQ\",\"Value\":[\"A\"]}"
            })
    void whatIsOfAnotherFormIsNoDataSet(String attribute) {
        assertThatThrownBy(() -> DicomJsonReader.header(read("{" + attribute + "}")))
                .isInstanceOf(MalformedDatasetException.class);
    }

    @Test
    void whatIsNoNumberIsWrittenAsText() {
        Dataset dataset = new Dataset()
                .put(Element.of(0x00189087, Vr.FD, new byte[] {0, 0, 0, 0, 0, 0, (byte) 0xF8, 0x7F}))
                .put(0x00280030, "a");

        assertThat(DicomJsonWriter.json(dataset))
                .hasToString(
                        "{\"00189087\":{\"vr\":\"FD\",\"Value\":[\"NaN\"]},\"00280030\":{\"vr\":\"DS\",\"Value\":[\"a\"]}}");
    }

    @Test
    void aListIsReadOneByOne() {
        assertThat(all("[{\"a\":1},{}]")).hasSize(2);
        assertThat(all(" [ ] ")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}
            ``
            [{}
            [{},
            [{"a":
            [1]
            [[]]
            [{}] []
            [{}] x
            """)
    void whatIsNoWholeListIsRefused(String body) {
        assertThatThrownBy(() -> all(body))
                .isInstanceOfSatisfying(
                        RefusedBodyException.class, e -> assertThat(e.status()).isEqualTo(400));
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() {
        byte[] latin = "[{\"é\":1}]".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> new DatasetStream(new ByteArrayInputStream(latin)).next())
                .isInstanceOf(RefusedBodyException.class);
    }

    private static List<JsonObject> all(String body) {
        DatasetStream stream = new DatasetStream(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
        List<JsonObject> all = new ArrayList<>();
        for (Optional<JsonObject> next = stream.next(); next.isPresent(); next = stream.next()) {
            all.add(next.get());
        }
        return all;
    }

    private static JsonObject read(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}

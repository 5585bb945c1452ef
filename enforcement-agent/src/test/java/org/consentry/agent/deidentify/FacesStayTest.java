// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Element;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dataset.Vr;
import org.consentry.policy.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FacesStayTest {
    private static final String CLASSES = "1.2.840.10008.5.1.4.1.1.";

    @TempDir
    private Path folder;

    // Only the text of Modality was asked, so heads left without it, and under every class that had another.
    @ParameterizedTest
    @CsvSource(textBlock = """
        2,      CT
        2,      ''
        2,      NM
        2,      ct
        2.1,    ''
        2.2,    ''
        4,      ''
        4,      MA
        4.1,    ''
        4.3,    ''
        128,    ''
        130,    ''
        20,     NM
        13.1.1, XA
        13.1.2, DX
        13.1.3, MG
        30,     OT2
        66.5,   ''
        66.8,   ''
        68.1,   OSS
        68.2,   ''
        481.2,  RTDOSE
        481.3,  ''
        1,      CR
        1.1,    DX
        1.1,    CT
        1.3,    IO
        12.1,   XA
        """)
    void aHeadStaysWhateverItsClassAndModality(String sopClass, String modality) {
        Dataset scan = Scans.chestCt()
                .put(Tag.SOP_CLASS_UID, CLASSES + sopClass)
                .put(Tag.MODALITY, modality)
                .put(Tag.BODY_PART_EXAMINED, "HEAD");

        assertThat(reason(scan)).isEqualTo(Reason.DEID_INSUFFICIENT);
    }

    @Test
    void aHeadWithoutModalityStays() {
        Dataset scan = Scans.chestCt().put(Tag.BODY_PART_EXAMINED, "HEAD");
        scan.remove(Tag.MODALITY);

        assertThat(reason(scan)).isEqualTo(Reason.DEID_INSUFFICIENT);
    }

    // Cone-beam CT of the face went out as DX, and as a chest it would still be a face.
    @ParameterizedTest
    @CsvSource({"13.1.2, DX", "1.3, IO", "1.1, PX", "82.1, OPM"})
    void whatIsAlwaysOfAHeadStaysWhateverItSays(String sopClass, String modality) {
        Dataset scan =
                Scans.chestCt().put(Tag.SOP_CLASS_UID, CLASSES + sopClass).put(Tag.MODALITY, modality);

        assertThat(reason(scan)).isEqualTo(Reason.DEID_INSUFFICIENT);
    }

    // A head in other words, other languages, with accents or other separators was a chest.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "CT hEaD",
                "cthead",
                "HEAD_NECK",
                "H&N",
                "C-SPINE",
                "C SPINE",
                "cervical spine",
                "Whole Body",
                "WHOLE_BODY PET",
                "skull base to thigh",
                "eyes to thighs",
                "CRÂNE",
                "crane sans injection",
                "Tête",
                "TE\u0301TE",
                "Schädel",
                "SCHAEDEL nativ",
                "Gesichtsschädel",
                "NNH",
                "Kopf/Hals",
                "HWS",
                "cráneo",
                "Cabeza",
                "CEREBRO",
                "senos paranasales",
                "Crânio",
                "cabeça",
                "pescoço",
                "Testa",
                "encefalo",
                "massiccio facciale",
                "Hoofd",
                "schedel",
                "hersenen",
                "Huvud",
                "hjärna",
                "hode",
                "hjerne",
                "øre",
                "Ansigt",
                "Głowa",
                "czaszka",
                "mózg",
                "Hlava",
                "lebka",
                "čelist",
                "Pea",
                "kolju",
                "peaaju",
                "baş",
                "BEYİN",
                "göz",
                "yüz",
                "голова",
                "ГОЛОВНОЙ МОЗГ",
                "череп",
                "κεφαλή",
                "ΚΡΑΝΙΟ",
                "εγκέφαλος",
                "头部",
                "頭部",
                "脳",
                "顔面",
                "颅脑",
                "두부",
                "뇌",
                "얼굴",
                "ＨＥＡＤ",
                "HE\u00ADAD",
                "mandible",
                "Orbits",
                "sinuses",
                "IAC",
                "TMJ",
                "pituitary",
                "neuro protocol",
                "Zygoma",
                "thyroid",
                "carotid"
            })
    void aHeadInOtherWordsStays(String words) {
        assertThat(reason(Scans.chestCt().put(Tag.STUDY_DESCRIPTION, words))).isEqualTo(Reason.DEID_INSUFFICIENT);
        assertThat(reason(ofPart(words))).isEqualTo(Reason.DEID_INSUFFICIENT);
        assertThat(reason(ofPart(words).put(Tag.SOP_CLASS_UID, CLASSES + "1.1").put(Tag.MODALITY, "DX")))
                .isEqualTo(Reason.DEID_INSUFFICIENT);
    }

    // Only four elements of the first level were asked.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "00081030",
                "0008103E",
                "00082111",
                "00181030",
                "00181400",
                "00189423",
                "00321060",
                "00400007",
                "00400254",
                "00620005",
                "30060026"
            })
    void aHeadNamedInAnyElementOfAnatomyStaysAtAnyLevel(String element) {
        int tag = Integer.parseUnsignedInt(element, 16);
        Dataset deep = new Dataset().putSequence(0x00400275, new Dataset().put(tag, "Brain MRI"));

        assertThat(reason(Scans.chestCt().put(tag, "Brain MRI"))).isEqualTo(Reason.DEID_INSUFFICIENT);
        assertThat(reason(Scans.chestCt().putSequence(0x00081115, deep))).isEqualTo(Reason.DEID_INSUFFICIENT);
    }

    // Codes were not compared at all, and Frame Anatomy was not read.
    @ParameterizedTest
    @CsvSource(textBlock = """
        69536005,  SCT, Chest
        T-D1100,   SRT, Chest
        T-D1100,   SNM3, Chest
        T-111FF,   SRT, Chest
        89545001,  SCT, ''
        774007,    SCT, Region
        45048000,  SCT, ''
        38266002,  SCT, ''
        89546000,  '',  ''
        12738006,  99HOSPITAL, ''
        363654007, SCT, ''
        2095001,   SCT, ''
        117590005, SCT, ''
        661005,    SCT, ''
        43799004,  SCT, Kopf
        """)
    void aCodeOfTheHeadStaysWhateverItsMeaningSays(String value, String scheme, String meaning) {
        assertThat(reason(Scans.chestCt().putSequence(0x00082218, code(value, scheme, meaning))))
                .isEqualTo(Reason.DEID_INSUFFICIENT);
        Dataset frame = new Dataset()
                .putSequence(0x00209071, new Dataset().putSequence(0x00082228, code(value, scheme, meaning)));
        assertThat(reason(Scans.chestCt().putSequence(0x52009230, frame))).isEqualTo(Reason.DEID_INSUFFICIENT);
        assertThat(reason(Scans.chestCt().putSequence(0x00081032, code(value, scheme, meaning))))
                .isEqualTo(Reason.DEID_INSUFFICIENT);
    }

    @Test
    void aCodeOfTheHeadIsFoundInLongAndInUrnForm() {
        Dataset longForm = new Dataset().put(0x00080119, "69536005").put(Tag.CODING_SCHEME_DESIGNATOR, "SCT");
        Dataset urn = new Dataset().put(0x00080120, "http://snomed.info/id/69536005");

        assertThat(reason(Scans.chestCt().putSequence(0x00082218, longForm))).isEqualTo(Reason.DEID_INSUFFICIENT);
        assertThat(reason(Scans.chestCt().putSequence(0x00082218, urn))).isEqualTo(Reason.DEID_INSUFFICIENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999999", "T-99999"})
    void aCodeNobodyListedDoesNotOpenAVolume(String value) {
        assertThat(reason(Scans.chestCt().putSequence(0x00082218, code(value, "SCT", "Chest"))))
                .isEqualTo(Reason.DEID_INSUFFICIENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "CHEST\\HEAD", "CHEST XYZZY", "UPPER", "SPINE", "NECKCHESTABDPELV", "PHANTOM", "JOINT"})
    void aVolumeThatIsNotSurelyElsewhereStays(String part) {
        assertThat(reason(Scans.chestCt().put(Tag.BODY_PART_EXAMINED, part))).isEqualTo(Reason.DEID_INSUFFICIENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CHEST",
                "Thorax",
                "LEFT KNEE",
                "L KNEE",
                "ABDOMEN_PELVIS",
                "CHEST/ABD",
                "chest abdomen pelvis",
                "Lumbar Spine",
                "upper extremity",
                "J BRZUSZNA",
                "Tórax",
                "BRUST",
                "胸部",
                "CHEST\\ABDOMEN",
                "Brust/Bauch"
            })
    void aVolumeThatIsSurelyElsewhereLeaves(String part) {
        assertThat(Scans.outcome(folder, ofPart(part))).isInstanceOf(Outcome.Cleaned.class);
    }

    @Test
    void codesOpenAVolumeWhoseBodyPartExaminedIsEmpty() {
        Dataset chest = code("43799004", "SCT", "Chest");
        Dataset frame = new Dataset().putSequence(0x00209071, new Dataset().putSequence(0x00082218, chest));
        Dataset silentFrame = new Dataset();

        assertThat(outcomeWithoutPart(0x00082218, code("T-D3000", "SRT", "Chest")))
                .isInstanceOf(Outcome.Cleaned.class);
        assertThat(outcomeWithoutPart(0x52009230, frame)).isInstanceOf(Outcome.Cleaned.class);
        assertThat(outcomeWithoutPart(0x52009230, copyOfFrame(), silentFrame)).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void aPictureThatNamesNoPartLeavesAndOneOfAHeadStays() {
        Dataset silent = Scans.chestCt().put(Tag.SOP_CLASS_UID, CLASSES + "1.1").put(Tag.MODALITY, "DX");
        silent.put(Tag.BODY_PART_EXAMINED, "").put(Tag.STUDY_DESCRIPTION, "");

        assertThat(Scans.outcome(folder, silent)).isInstanceOf(Outcome.Cleaned.class);
        assertThat(reason(silent.put(Tag.BODY_PART_EXAMINED, "SKULL"))).isEqualTo(Reason.DEID_INSUFFICIENT);
    }

    /** Written as careless devices do: not in ASCII, as a code string would have to be. */
    private static Dataset ofPart(String part) {
        Dataset scan = Scans.chestCt();
        return scan.put(Element.of(Tag.BODY_PART_EXAMINED, Vr.LO, part, scan.characterSet()));
    }

    private static Dataset copyOfFrame() {
        return new Dataset()
                .putSequence(0x00209071, new Dataset().putSequence(0x00082218, code("43799004", "SCT", "Chest")));
    }

    private Outcome outcomeWithoutPart(int tag, Dataset... items) {
        Dataset scan = Scans.chestCt().putSequence(tag, items);
        scan.remove(Tag.BODY_PART_EXAMINED);
        return Scans.outcome(folder, scan);
    }

    private static Dataset code(String value, String scheme, String meaning) {
        return new Dataset()
                .put(Tag.CODE_VALUE, value)
                .put(Tag.CODING_SCHEME_DESIGNATOR, scheme)
                .put(Tag.CODE_MEANING, meaning);
    }

    private Reason reason(Dataset scan) {
        return ((Outcome.Refused) Scans.outcome(folder, scan)).reason();
    }
}

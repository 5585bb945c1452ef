// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Tag;
import org.consentry.policy.Reason;

/**
 * Judges from the header what the pixels may show: text of a screen, a film or a camera, or a face. Nothing here looks
 * at pixels, so whatever may be is refused.
 */
final class PixelRisk {
    private static final String STORAGE = "1.2.840.10008.5.1.4.1.1.";
    /** Secondary capture, ultrasound, visible light and video, and their retired forms. */
    private static final List<String> TEXT_CLASSES = List.of("7", "3", "6", "77", "12.77");

    private static final String RAW_DATA = STORAGE + "66";
    private static final List<String> DOCUMENT_CLASSES = List.of("104");

    private static final Set<String> TEXT_MODALITIES =
            Set.of("US", "IVUS", "SC", "OT", "XC", "ES", "GM", "SM", "OP", "DOC", "HC", "DMS", "DG", "VF", "LS", "TG");
    private static final Set<String> SCREENS =
            Set.of("SCREEN SAVE", "SCREENSAVE", "SCREEN CAPTURE", "SCREEN_SAVE", "DOSE_INFO", "REPORT", "CAPTURE");
    private static final Set<String> FACE_MODALITIES = Set.of("CT", "MR", "PT", "SEG", "RTSTRUCT", "M3D");
    private static final int ANATOMIC_REGION_SEQUENCE = 0x00082218;
    private static final int PROTOCOL_NAME = 0x00181030;
    private static final Set<String> HEAD_WORDS = Set.of(
            "HEAD",
            "BRAIN",
            "SKULL",
            "FACE",
            "FACIAL",
            "CRANIUM",
            "CRANIAL",
            "NEURO",
            "ORBIT",
            "ORBITS",
            "SINUS",
            "SINUSES",
            "NECK",
            "JAW",
            "MANDIBLE",
            "MAXILLA",
            "PITUITARY",
            "SELLA",
            "CEREBRAL",
            "WHOLEBODY",
            "KOPF",
            "SCHAEDEL",
            "SCHÄDEL",
            "HIRN",
            "GESICHT",
            "HALS",
            "TETE",
            "CABEZA",
            "CRANEO",
            "CEREBRO");
    private static final Set<String> HEADLESS_PARTS = Set.of(
            "ABDOMEN",
            "ABDOMENPELVIS",
            "ABDOMEN AND PELVIS",
            "ADRENAL",
            "ANKLE",
            "AORTA",
            "ARM",
            "BACK",
            "BLADDER",
            "BREAST",
            "BRONCHUS",
            "CALCANEUS",
            "CHEST",
            "CHESTABDOMEN",
            "CHESTABDPELVIS",
            "CLAVICLE",
            "COCCYX",
            "COLON",
            "CORONARY",
            "CORONARYARTERY",
            "DUODENUM",
            "ELBOW",
            "ESOPHAGUS",
            "EXTREMITY",
            "FEMUR",
            "FIBULA",
            "FINGER",
            "FOOT",
            "FOREARM",
            "GALLBLADDER",
            "HAND",
            "HEART",
            "HIP",
            "HUMERUS",
            "ILEUM",
            "KIDNEY",
            "KNEE",
            "LEG",
            "LIVER",
            "LSPINE",
            "LUNG",
            "LUMBAR",
            "PANCREAS",
            "PATELLA",
            "PELVIS",
            "PROSTATE",
            "RADIUS",
            "RECTUM",
            "RIB",
            "SACRUM",
            "SCAPULA",
            "SHOULDER",
            "SPLEEN",
            "STERNUM",
            "STOMACH",
            "THIGH",
            "THORAX",
            "THUMB",
            "TIBIA",
            "TOE",
            "TSPINE",
            "ULNA",
            "UTERUS",
            "WRIST");

    private PixelRisk() {}

    /** Why the pixels of this object may not leave unseen; empty if nothing speaks against it. */
    static Optional<Outcome.Refused> refusal(Dataset header) {
        String sopClass = String.join("", header.strings(Tag.SOP_CLASS_UID));
        if (!sopClass.startsWith(STORAGE) || sopClass.equals(RAW_DATA) || isOf(sopClass, DOCUMENT_CLASSES)) {
            return refused(Reason.DEID_INSUFFICIENT, Tag.SOP_CLASS_UID);
        }
        if (isOf(sopClass, TEXT_CLASSES)) {
            return refused(Reason.BURNED_IN_TEXT, Tag.SOP_CLASS_UID);
        }
        if (values(header, Tag.BURNED_IN_ANNOTATION).stream().anyMatch(value -> !value.equals("NO"))) {
            return refused(Reason.BURNED_IN_TEXT, Tag.BURNED_IN_ANNOTATION);
        }
        if (values(header, Tag.MODALITY).stream().anyMatch(TEXT_MODALITIES::contains)) {
            return refused(Reason.BURNED_IN_TEXT, Tag.MODALITY);
        }
        if (header.contains(Tag.CONVERSION_TYPE)) {
            return refused(Reason.BURNED_IN_TEXT, Tag.CONVERSION_TYPE);
        }
        if (values(header, Tag.IMAGE_TYPE).stream().anyMatch(SCREENS::contains)) {
            return refused(Reason.BURNED_IN_TEXT, Tag.IMAGE_TYPE);
        }
        return faceRefusal(header);
    }

    /**
     * What shows the body's surface must say that it is of a part of the body without a face; silence may be a head.
     */
    private static Optional<Outcome.Refused> faceRefusal(Dataset header) {
        if (values(header, Tag.MODALITY).stream().noneMatch(FACE_MODALITIES::contains)) {
            return Optional.empty();
        }
        for (int tag : new int[] {Tag.STUDY_DESCRIPTION, Tag.SERIES_DESCRIPTION, PROTOCOL_NAME}) {
            if (values(header, tag).stream().anyMatch(PixelRisk::namesHead)) {
                return refused(Reason.DEID_INSUFFICIENT, tag);
            }
        }
        List<String> parts = values(header, Tag.BODY_PART_EXAMINED);
        List<Dataset> regions = header.items(ANATOMIC_REGION_SEQUENCE);
        for (Dataset region : regions) {
            if (values(region, Tag.CODE_MEANING).stream().anyMatch(PixelRisk::namesHead)) {
                return refused(Reason.DEID_INSUFFICIENT, ANATOMIC_REGION_SEQUENCE);
            }
        }
        boolean headless = !parts.isEmpty() && HEADLESS_PARTS.containsAll(parts);
        return headless ? Optional.empty() : refused(Reason.DEID_INSUFFICIENT, Tag.BODY_PART_EXAMINED);
    }

    private static boolean namesHead(String text) {
        return Arrays.stream(text.split("[^\\p{L}]+", -1)).anyMatch(HEAD_WORDS::contains);
    }

    private static boolean isOf(String sopClass, List<String> families) {
        String family = sopClass.substring(STORAGE.length());
        return families.stream().anyMatch(each -> family.equals(each) || family.startsWith(each + "."));
    }

    private static List<String> values(Dataset dataset, int tag) {
        return dataset.strings(tag).stream()
                .filter(value -> !value.isEmpty())
                .map(value -> value.toUpperCase(Locale.ROOT))
                .toList();
    }

    private static Optional<Outcome.Refused> refused(Reason reason, int tag) {
        return Optional.of(new Outcome.Refused(reason, Tag.text(tag)));
    }
}

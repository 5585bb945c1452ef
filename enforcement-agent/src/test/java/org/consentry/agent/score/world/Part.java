// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.score.world;

import java.util.List;

/** Parts of the body without a head, as Body Part Examined has them, with words of descriptions of them. */
record Part(String term, String code, String meaning, List<String> words) {
    static final List<Part> ALL = List.of(
            new Part(
                    "CHEST",
                    "51185008",
                    "Chest",
                    List.of(
                            "CHEST W CONTRAST",
                            "LUNG LOW DOSE",
                            "Thorax routine 1.0mm",
                            "CHEST PA LATERAL",
                            "HRCT CHEST SUPINE INSPIRATION",
                            "CTA PULMONARY EMBOLISM",
                            "RIBS UNILATERAL 3 VIEWS",
                            "Lung nodule followup",
                            "CHEST PORTABLE AP UPRIGHT")),
            new Part(
                    "ABDOMEN",
                    "818983003",
                    "Abdomen",
                    List.of(
                            "ABDOMEN PELVIS WITH IV CONTRAST",
                            "Liver portal venous 3.0mm",
                            "KIDNEY DELAYED",
                            "ABD SUPINE",
                            "CT UROGRAM",
                            "LIVER 4 PHASE",
                            "RENAL STONE PROTOCOL",
                            "MRCP THICK SLAB",
                            "ADRENAL WASHOUT")),
            new Part(
                    "PELVIS",
                    "12921003",
                    "Pelvis",
                    List.of(
                            "PELVIS AX T2 FSE",
                            "Prostate multiparametric DWI ADC",
                            "PELVIS AP",
                            "Sacrum COR STIR",
                            "HIP BILATERAL FROG LEG",
                            "FEMALE PELVIS MR",
                            "HIP AP WEIGHTBEARING")),
            new Part(
                    "LSPINE",
                    "122496007",
                    "Lumbar spine",
                    List.of(
                            "LSPINE SAG T1",
                            "Lumbar spine without contrast",
                            "L SPINE AP LAT",
                            "LUMBAR AX T2 TSE",
                            "LUMBAR FLEXION EXTENSION",
                            "LSPINE AX T1 POST GAD",
                            "SACROILIAC JOINTS OBLIQUE",
                            "LUMBAR MYELOGRAM")),
            new Part(
                    "KNEE",
                    "72696002",
                    "Knee",
                    List.of(
                            "KNEE LEFT PD FS",
                            "Knee AP standing",
                            "RIGHT KNEE 3 views",
                            "KNEE COR PD FAT SAT",
                            "KNEE SUNRISE VIEW",
                            "KNEE MENISCUS PROTOCOL",
                            "TIBIA FIBULA AP")),
            new Part(
                    "HAND",
                    "85562004",
                    "Hand",
                    List.of(
                            "HAND PA OBLIQUE",
                            "Wrist and hand",
                            "HAND LEFT LAT",
                            "FINGER LATERAL",
                            "SCAPHOID SERIES",
                            "BONE AGE",
                            "WRIST ULNAR DEVIATION")),
            new Part(
                    "BREAST",
                    "76752008",
                    "Breast",
                    List.of(
                            "BREAST BILATERAL SCREENING",
                            "MAMMOGRAM DIAGNOSTIC",
                            "Breast tomosynthesis",
                            "BREAST DYNAMIC CONTRAST",
                            "MAMMO CC MLO",
                            "SPOT COMPRESSION VIEW",
                            "BREAST SUBTRACTION")));
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.sharing;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * One imaging study: a scan, in patients' words.
 *
 * @param description such as "Chest CT", empty when the record has none
 * @param modality DICOM code such as CT
 * @param started the day it was made, as written at the scanner
 */
public record Scan(String id, String description, String modality, Optional<LocalDate> started) {

    /**
     * The body part, from the first word of the description, as the end of a message key such as CHEST. Empty if there
     * is none.
     */
    public String bodyPart() {
        String first = description.strip().toUpperCase(Locale.ROOT);
        int end = first.indexOf(' ');
        return end < 0 ? first : first.substring(0, end);
    }
}

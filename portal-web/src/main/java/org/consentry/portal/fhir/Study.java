// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One imaging study: a scan, in patients' words.
 *
 * @param description such as "Chest CT", empty when the record has none
 * @param modality DICOM code such as CT
 * @param started the day it was made, as written at the scanner
 */
public record Study(String id, String description, String modality, Optional<LocalDate> started) {}

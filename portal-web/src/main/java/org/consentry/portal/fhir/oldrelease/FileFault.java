// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.oldrelease;

import java.io.Serializable;

/**
 * Something that is wrong with a file.
 *
 * @param row as a spreadsheet numbers it; 0 for the file as a whole
 * @param column name of the column; empty for the row as a whole
 * @param code what is wrong, as the end of a message key
 * @param found what was there instead; empty where it could tell of a patient
 */
public record FileFault(int row, String column, String code, String found) implements Serializable {}

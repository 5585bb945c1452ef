// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.sharing.file;

import java.time.Instant;
import java.time.LocalDate;
import org.consentry.portal.sharing.SharingFilter;

/**
 * A part of a patient's list, and what a file says around it.
 *
 * @param lines the part
 * @param filter which lines were asked for
 * @param name of the person, as the login server has it
 * @param made when the list was read
 * @param starts first day that the list covers
 */
public record ListFile(ListPart lines, SharingFilter filter, String name, Instant made, LocalDate starts) {
    @Override
    public String toString() {
        return "ListFile[" + made + "]";
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import java.util.List;

/**
 * A row of the table of anatomy.
 *
 * @param anatomy our judgment; what may include a head is a head
 * @param sct the code of SNOMED CT, or empty
 * @param srt that of SNOMED RT, an axis if it ends with a star, or empty
 * @param term the term of Body Part Examined, or empty
 */
record AnatomyRow(Anatomy anatomy, String sct, String srt, String term) {
    static final List<AnatomyRow> ALL =
            WordList.lines("anatomy.txt").stream().map(AnatomyRow::parsed).toList();

    private static AnatomyRow parsed(String line) {
        String[] parts = line.split("\\|", 5);
        Anatomy anatomy = parts[0].equals("MAYBE") ? Anatomy.HEAD : Anatomy.valueOf(parts[0]);
        return new AnatomyRow(anatomy, parts[1], parts[2], parts[3]);
    }
}

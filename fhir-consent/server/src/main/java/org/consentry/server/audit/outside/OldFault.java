// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.outside;

import java.util.Comparator;
import java.util.Locale;

/**
 * Something that keeps a file of old releases from being taken over.
 *
 * @param row as a spreadsheet numbers it: the heading is 1; 0 for the file as a whole
 * @param column name of the column; empty for the row as a whole
 * @param kind what is wrong
 * @param found what was there instead; empty where it could tell of a patient
 */
record OldFault(int row, String column, Kind kind, String found) {
    /** By row, then by column. */
    static final Comparator<OldFault> ORDER =
            Comparator.comparingInt(OldFault::row).thenComparing(OldFault::column);

    private static final int LONGEST = 60;

    /** Cuts what was found. */
    OldFault {
        if (found.length() > LONGEST) {
            found = found.substring(0, found.offsetByCodePoints(0, found.codePointCount(0, LONGEST))) + "...";
        }
    }

    /** What is wrong. Its name in lower case, with hyphens, is what the door says. */
    enum Kind {
        /** The file is not text in UTF-8. */
        ENCODING,
        /** A quote is not where RFC 4180 has it, or does not end. */
        QUOTE,
        /** The file has no row below its heading. */
        NO_ROWS,
        /** The file has more rows than are taken at once. */
        MANY_ROWS,
        /** A column that nobody knows. */
        UNKNOWN_COLUMN,
        /** A column that is there twice. */
        COLUMN_TWICE,
        /** A column that is missing. */
        NO_COLUMN,
        /** A row with more or fewer cells than the heading. */
        CELLS,
        /** A cell that must not be empty. */
        EMPTY,
        /** A text with control characters, or longer than it may be. */
        TEXT,
        /** No Study Instance UID. */
        UID,
        /** No day such as 2021-03-14. */
        DAY,
        /** A day or time that has not come yet. */
        FUTURE,
        /** A day before 1980. */
        EARLY,
        /** A day before that of the scan. */
        BEFORE_SCAN,
        /** No purpose of v3-ActReason. */
        PURPOSE,
        /** No country of ISO 3166. */
        COUNTRY,
        /** None of on, coded, off, unknown. */
        NAME,
        /** No number of images. */
        IMAGES,
        /** No recipient of the register. */
        NO_RECIPIENT,
        /** A name that several recipients have. */
        SEVERAL_RECIPIENTS,
        /** No patient here. */
        NO_PATIENT,
        /** Several patients. */
        SEVERAL_PATIENTS,
        /** No scan here. */
        NO_SCAN,
        /** Several scans of that patient on that day. */
        SEVERAL_SCANS,
        /** A scan of another patient, or of another day. */
        OTHER_SCAN,
        /** The same release as in an earlier row. */
        TWICE,
        /** A release of this scan to this recipient at that time is on record with other facts. */
        ON_RECORD;

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Override
    public String toString() {
        return "OldFault[" + row + ", " + kind + "]";
    }
}

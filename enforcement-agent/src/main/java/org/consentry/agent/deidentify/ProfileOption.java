// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

/** The options of PS3.15 section E.3 that this profile offers; each changes what happens to some attributes. */
public enum ProfileOption {
    /** Section E.3.10: private elements stay that are known to be safe, see {@link SafePrivate}. */
    RETAIN_SAFE_PRIVATE(0, "113111", "Retain Safe Private Option"),
    /** Section E.3.9: UIDs stay as they are. */
    RETAIN_UIDS(1, "113110", "Retain UIDs Option"),
    /** Section E.3.8: the device stays known. */
    RETAIN_DEVICE_IDENTITY(2, "113109", "Retain Device Identity Option"),
    /** Section E.3.11: the institution stays known. */
    RETAIN_INSTITUTION_IDENTITY(3, "113112", "Retain Institution Identity Option"),
    /** Section E.3.7: sex, age, size and weight stay; an age above 89 becomes 90. */
    RETAIN_PATIENT_CHARACTERISTICS(4, "113108", "Retain Patient Characteristics Option"),
    /** Section E.3.6: dates and times of day stay as they are, but those of birth. */
    RETAIN_FULL_DATES(5, "113106", "Retain Longitudinal Temporal Information Full Dates Option"),
    /** Section E.3.6: dates move by one number of days per patient and recipient; times of day stay. */
    MODIFY_DATES(6, "113107", "Retain Longitudinal Temporal Information Modified Dates Option"),
    /** Section E.3.5: of descriptions only words known to be harmless stay. */
    CLEAN_DESCRIPTORS(7, "113105", "Clean Descriptors Option"),
    /** Section E.3.4: of structured reports only standard codes and numbers stay. */
    CLEAN_STRUCTURED_CONTENT(8, "113104", "Clean Structured Content Option"),
    /** Section E.3.3: of graphic annotations only simple shapes stay; overlays and curves go. */
    CLEAN_GRAPHICS(9, "113103", "Clean Graphics Option");

    private final int column;
    private final String code;
    private final String meaning;

    ProfileOption(int column, String code, String meaning) {
        this.column = column;
        this.code = code;
        this.meaning = meaning;
    }

    /** The code that says that this option was done. */
    public MethodCode code() {
        return new MethodCode(code, meaning);
    }

    /** Where the table's line has this option's action. */
    int column() {
        return column;
    }
}

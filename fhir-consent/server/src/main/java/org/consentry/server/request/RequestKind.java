// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.request;

import java.util.Optional;
import java.util.stream.Stream;
import org.consentry.policy.PatientCase;

/** What a recipient can be asked. */
enum RequestKind {
    /** The patient withdraws: the recipient is informed and gets nothing more for these purposes. */
    NOTIFY_WITHDRAWAL("notify-withdrawal", PatientCase.Kind.WITHDRAWAL, true, true),
    /** The patient wants the recipient to erase what it has. */
    ERASE_DATA("erase-data", PatientCase.Kind.ERASURE, true, false),
    /** Staff limit what the recipient gets to other purposes than these. */
    LIMIT_USE("limit-use", PatientCase.Kind.WITHDRAWAL, false, false),
    /** Staff call back what the recipient has. */
    RECALL_DATA("recall-data", PatientCase.Kind.ERASURE, false, false),
    /** Nothing moves during a court case or an investigation. The patient does not see it. */
    LEGAL_HOLD("legal-hold", PatientCase.Kind.LEGAL_HOLD, false, false);

    private final String code;
    private final PatientCase.Kind stops;
    private final boolean patients;
    private final boolean lasts;

    RequestKind(String code, PatientCase.Kind stops, boolean patients, boolean lasts) {
        this.code = code;
        this.stops = stops;
        this.patients = patients;
        this.lasts = lasts;
    }

    static Optional<RequestKind> of(String code) {
        return Stream.of(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }

    String code() {
        return code;
    }

    PatientCase.Kind stops() {
        return stops;
    }

    /** Whether a patient may ask for it. */
    boolean isForPatients() {
        return patients;
    }

    /** Whether it stops sharing even after the recipient has done what was asked. */
    boolean lasts() {
        return lasts;
    }

    /** Whether the patient may know about it. */
    boolean isVisible() {
        return this != LEGAL_HOLD;
    }

    /** Whether it is about certain purposes only. */
    boolean hasPurposes() {
        return stops == PatientCase.Kind.WITHDRAWAL;
    }
}

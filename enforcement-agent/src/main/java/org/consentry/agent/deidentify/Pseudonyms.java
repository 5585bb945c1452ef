// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import org.consentry.policy.PatientId;

/**
 * The names of patients, UIDs and dates towards one recipient: the same for every study, series and machine, and
 * without the key linkable neither to the original nor to what another recipient got. Immutable.
 */
final class Pseudonyms {
    private static final int PATIENT_BYTES = 10;
    private static final int UUID_BYTES = 16;
    private static final int LEAST_SHIFT_DAYS = 30;
    private static final int SHIFT_SPREAD_DAYS = 3653;

    private final byte[] key;

    Pseudonyms(byte[] key) {
        this.key = key;
    }

    /** A patient's code, {@code P} and 20 hexadecimal digits; of a merged patient only by the number valid now. */
    String patient(PatientId patient) {
        byte[] hash = KeyFile.hmac(key, "patient", patient.authority(), patient.value());
        return "P" + HexFormat.of().withUpperCase().formatHex(hash, 0, PATIENT_BYTES);
    }

    /** A UID in place of another, under 2.25 as PS3.5 section B.2 derives them from UUIDs (here of version 8). */
    String uid(String original) {
        byte[] uuid = Arrays.copyOf(KeyFile.hmac(key, "uid", original), UUID_BYTES);
        uuid[6] = (byte) ((uuid[6] & 0x0F) | 0x80);
        uuid[8] = (byte) ((uuid[8] & 0x3F) | 0x80);
        return "2.25." + new BigInteger(1, uuid);
    }

    /** By how many days the dates of a patient move: 30 days to ten years back, never into the future. */
    int shiftDays(PatientId patient) {
        byte[] hash = KeyFile.hmac(key, "dates", patient.authority(), patient.value());
        int spread = (int) Long.remainderUnsigned(ByteBuffer.wrap(hash).getLong(), SHIFT_SPREAD_DAYS);
        return -(LEAST_SHIFT_DAYS + spread);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One link of the chain over the audit trail.
 *
 * @param number 1 for the first
 * @param event logical id of the AuditEvent
 * @param digest SHA-256 of the event's text
 * @param value SHA-256 of the seal before it, the number, the event and the digest
 */
public record Seal(long number, String event, String digest, String value) {
    /** The place before the first link. */
    static final Seal NONE = new Seal(0, "", "", "");

    /** The link that follows this one. */
    Seal next(String nextEvent, String body) {
        String bodyDigest = sha256(body);
        long next = number + 1;
        return new Seal(
                next, nextEvent, bodyDigest, sha256(value + "\n" + next + "\n" + nextEvent + "\n" + bodyDigest));
    }

    public static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("Every JDK has SHA-256", never);
        }
    }
}

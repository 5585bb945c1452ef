// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names a decision: the same request, terms and regime always give the same id. */
public final class DecisionId {

    private static final int BYTES = 16;

    private DecisionId() {}

    /** Returns 32 hexadecimal digits, the first half of a SHA-256 over all that the decision was made from. */
    public static String of(AccessRequest request, Regime regime, Decision decision) {
        String outcome = decision.fold(
                permit -> "permit " + permit.obligations().stream().sorted().toList(), Deny::code);
        String all = String.join(
                "\n",
                request.patient().authority(),
                request.patient().value(),
                String.valueOf(request.study()),
                request.recipient().id().value(),
                request.effectivePurposes().toString(),
                request.action().name(),
                request.deidState().name(),
                request.asOf().toString(),
                regime.citation(),
                decision.basis().toString(),
                outcome);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

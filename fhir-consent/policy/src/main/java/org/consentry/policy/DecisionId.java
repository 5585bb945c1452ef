// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Names a decision: the same request, terms and regimes always give the same id. */
public final class DecisionId {

    private static final int BYTES = 16;

    private DecisionId() {}

    /** Returns 32 hexadecimal digits, the first half of a SHA-256 over all that the decision was made from. */
    public static String of(AccessRequest request, PatientTerms terms, RegimeSet regimes, Decision decision) {
        String outcome = switch (decision) {
            case Permit permit ->
                "permit " + permit.obligations().stream().sorted().toList();
            case Deny deny -> deny.code();
        };
        String all = String.join(
                "\n",
                request.patient().authority(),
                request.patient().value(),
                study(request.study()),
                request.recipient().id().value(),
                new TreeSet<>(request.effectivePurposes()).toString(),
                request.action().name(),
                request.deidState().name(),
                circumstances(request.circumstances()),
                request.asOf().toString(),
                terms.versionVector(),
                regimes.inForce(request).citation(),
                decision.basis().toString(),
                outcome);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String study(Study study) {
        return String.join(
                "|",
                String.valueOf(study.uid()),
                new TreeSet<>(study.content().modalities()).toString(),
                new TreeSet<>(study.content().bodySites()).toString(),
                new TreeSet<>(study.content().procedures()).toString(),
                String.valueOf(study.started()),
                study.marking().confidentiality().name(),
                new TreeSet<>(study.marking().sensitivities()).toString(),
                String.valueOf(study.origin().custodian()),
                sorted(study.origin().authors()),
                sorted(study.origin().references()),
                study.flag().name());
    }

    private static String circumstances(Circumstances around) {
        return around.sale() + "|" + around.project() + "|" + new TreeSet<>(around.duties()) + "|" + around.place();
    }

    private static <T> String sorted(@Nullable Set<T> values) {
        return values == null
                ? "-"
                : values.stream().map(Object::toString).sorted().toList().toString();
    }
}

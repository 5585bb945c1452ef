// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/**
 * A request to use one patient's study.
 *
 * @param patient whose it is
 * @param study what is said of the study
 * @param recipient who receives it
 * @param purposes what for, at least one; each must be permitted
 * @param action what is done with it
 * @param deidState how far it is de-identified already
 * @param circumstances what surrounds the request
 * @param asOf the instant the decision is for, usually now
 */
public record AccessRequest(
        PatientId patient,
        Study study,
        Recipient recipient,
        Set<Purpose> purposes,
        Action action,
        DeidState deidState,
        Circumstances circumstances,
        Instant asOf) {

    private static final Purpose SALE = Purpose.of("sale");

    public AccessRequest {
        purposes = Set.copyOf(purposes);
        if (purposes.isEmpty()) {
            throw new IllegalArgumentException("a request states at least one purpose");
        }
    }

    /** The same, about this study. */
    public AccessRequest about(Study other) {
        return new AccessRequest(patient, other, recipient, purposes, action, deidState, circumstances, asOf);
    }

    /** The same, in these circumstances. */
    public AccessRequest in(Circumstances others) {
        return new AccessRequest(patient, study, recipient, purposes, action, deidState, others, asOf);
    }

    /** The same, for data in this state. */
    public AccessRequest of(DeidState state) {
        return new AccessRequest(patient, study, recipient, purposes, action, state, circumstances, asOf);
    }

    /** The same, to do this. */
    public AccessRequest to(Action other) {
        return new AccessRequest(patient, study, recipient, purposes, other, deidState, circumstances, asOf);
    }

    /** The same, at another instant. */
    public AccessRequest at(Instant when) {
        return new AccessRequest(patient, study, recipient, purposes, action, deidState, circumstances, when);
    }

    /** The purposes stated, those the recipient's agreement registers, and {@code sale} if money is paid. */
    Set<Purpose> effectivePurposes() {
        if (recipient.registeredPurposes().isEmpty() && !circumstances.sale()) {
            return purposes;
        }
        TreeSet<Purpose> all = new TreeSet<>(purposes);
        all.addAll(recipient.registeredPurposes());
        if (circumstances.sale()) {
            all.add(SALE);
        }
        return all;
    }
}

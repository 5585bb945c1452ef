// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

/**
 * Why a request was refused: a closed set, whose names are never changed or used again. Where several apply inside one
 * tier, the first in this order is the reason. Never shown to the recipient. A reason that is marked as not raised yet
 * has its texts already; a test holds the mark against the sources.
 */
public enum Reason {
    /** Forbidden by law or regime. */
    LAW_PROHIBITED,
    /** The patient withdrew from this recipient for this purpose. */
    WITHDRAWAL_ACTIVE,
    /** An erasure case is open for this patient and recipient. */
    ERASURE_ACTIVE,
    /** A legal hold on this patient and recipient. */
    LEGAL_HOLD,
    /** A consent of the patient says no. */
    CONSENT_DENY,
    /** A registry outside reports an opt-out. */
    REGISTRY_OPT_OUT,
    /** The object itself carries (0012,0085) NO or WITHDRAWN. */
    DICOM_CONSENT_FLAG,
    /** A sensitive label, a secondary purpose, and no permit. */
    SENSITIVE_CATEGORY,
    /** The regime needs a yes and there is none. */
    OPT_IN_MISSING,
    /** No rule and no gate for this purpose. */
    DEFAULT_DENY,
    /** A needed attribute is absent. */
    MISSING_ATTR,
    /** The patient's identifier is missing, unknown or there twice. */
    NO_PATIENT,
    /** The purpose is unknown and no permit lists it exactly. */
    PURPOSE_UNKNOWN,
    /** Whoever asks cannot fulfill every obligation. */
    OBLIGATION_UNSUPPORTED,
    /** A consent without a computable base effect. */
    INDET_CONSENT_AMBIGUOUS,
    /** A consent that states two opposite base effects. */
    INDET_CONSENT_CONTRADICTORY,
    /** A consent that cannot be read. */
    INDET_CONSENT_MALFORMED,
    /** An unknown modifier extension. */
    INDET_MODIFIER,
    /** A deny matched only because whom it names could not be resolved. */
    INDET_ACTOR,
    /** A deny matched only because a code could not be interpreted. */
    INDET_TERMINOLOGY,
    /** The patient's identity links contradict each other. */
    INDET_IDENTITY,
    /** A registry that must be asked could not be. */
    INDET_REGISTRY,
    /** The consent store is unreachable, in error, or too slow. */
    INDET_STORE,
    /** Not every page of consents could be read. */
    INDET_INCOMPLETE,
    /** What is known is older than allowed. */
    INDET_STALE,
    /** An unexpected fault. */
    INDET_INTERNAL,
    /** The destination has no active release under a valid agreement. */
    DEST_UNREGISTERED,
    /** The way to the destination is not protected, or it did not prove who it is. */
    DEST_UNTRUSTED,
    /** The route takes no objects of this kind, or not in this encoding. */
    KIND_NOT_TAKEN,
    /** The destination's country is not allowed. Not raised yet. */
    DEST_COUNTRY,
    /** The patient chose local AI, and the destination is a cloud. Not raised yet. */
    LOCAL_ONLY,
    /** The agreement changed and is not approved again. Not raised yet. */
    AGREEMENT_PENDING,
    /** Sharing with this company is paused. */
    VENDOR_FROZEN,
    /** The model's release is suspended. Not raised yet. */
    RELEASE_SUSPENDED,
    /** No passed privacy audit young enough. Not raised yet. */
    PRIVACY_AUDIT_MISSING,
    /** The cap on privacy loss is reached. Not raised yet. */
    BUDGET_EXHAUSTED,
    /** The study carries more than one patient; held for a person. */
    MIXED_PATIENT,
    /** Who issued the patient's identifier is said in a way nobody mapped. */
    ISSUER_UNKNOWN,
    /** De-identification weaker than required, or its check failed. */
    DEID_INSUFFICIENT,
    /** Possible text in the pixels. */
    BURNED_IN_TEXT,
    /** Synthetic data too close to real patients. Not raised yet. */
    COPY_CHECK_FAILED,
    /** A federated round breaks agreed terms. Not raised yet. */
    FL_TERMS,
    /** Withheld by the privacy audit's coin. Not raised yet. */
    CANARY_WITHHELD,
    /** A person must look first. */
    HUMAN_REVIEW,
    /** Consents changed after the decision and before the send. Not raised yet. */
    VERSION_CHANGED,
    /** The audit record cannot be written. */
    AUDIT_UNAVAILABLE,
    /** A person took it out of the queue of the agent. */
    DROPPED_BY_HAND,
    /** It waited for its recipient longer than its route allows. */
    WAITED_TOO_LONG;

    /** Whether no safe answer exists, as against a rule that says no. It blocks like any other reason. */
    public boolean isIndeterminate() {
        return name().startsWith("INDET_");
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.explain;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.consentry.policy.Basis;
import org.consentry.policy.Decision;
import org.consentry.policy.Deny;
import org.consentry.policy.Obligation;
import org.consentry.policy.Permit;
import org.consentry.policy.Reason;
import org.consentry.protocol.DecisionOutcome;
import org.consentry.protocol.export.Certainty;
import org.consentry.protocol.export.ExportDecision;

/**
 * A decision for people to read. Nothing may be released on it, since it is not recorded.
 *
 * @param decision what was decided
 * @param id the decision's id
 * @param regime the regimes' citation
 * @param text in plain words
 */
record Explanation(Decision decision, String id, String regime, String text) {

    /** Decides and explains. */
    static Explanation of(PolicyQuestion question, Instant now) {
        ExportDecision made = ExportDecision.of(question.asked(), question, Certainty.SURE, now);
        String text = switch (made.decision()) {
            case Permit permit -> yes(permit);
            case Deny deny -> no(deny);
        };
        return new Explanation(made.decision(), made.id(), made.regime(), text);
    }

    /** Whether it is a yes. */
    boolean isPermit() {
        return decision instanceof Permit;
    }

    /** The outcome on the wire. */
    DecisionOutcome outcome() {
        return DecisionOutcome.of(decision);
    }

    /** The reason's code; {@code PERMIT} for a yes. */
    String code() {
        return switch (decision) {
            case Permit _ -> "PERMIT";
            case Deny deny -> deny.code();
        };
    }

    private static String yes(Permit permit) {
        Set<Obligation> due = permit.obligations();
        String demands = due.isEmpty()
                ? ""
                : " It demands "
                        + String.join(
                                ", ",
                                due.stream().sorted().map(Obligation::code).toList()) + ".";
        return "Yes" + because(permit.basis()) + "." + demands;
    }

    private static String no(Deny deny) {
        return "No: " + words(deny.reason()) + because(deny.basis()) + ".";
    }

    private static String because(List<Basis> basis) {
        List<String> named = basis.stream()
                .map(each -> each.path() == null ? each.reference() : each.reference() + " at " + each.path())
                .toList();
        return named.isEmpty() ? "" : ", by " + String.join(" and ", named);
    }

    private static String words(Reason reason) {
        return switch (reason) {
            case LAW_PROHIBITED -> "the rules of this place forbid it";
            case WITHDRAWAL_ACTIVE -> "the patient withdrew from this recipient";
            case ERASURE_ACTIVE -> "the patient asked this recipient for erasure";
            case LEGAL_HOLD -> "a legal hold stops it";
            case CONSENT_DENY -> "the patient said no";
            case REGISTRY_OPT_OUT -> "the patient opted out in a registry outside";
            case DICOM_CONSENT_FLAG -> "the scan itself says that consent was refused or withdrawn";
            case SENSITIVE_CATEGORY -> "the scan is labeled sensitive and no yes covers that";
            case OPT_IN_MISSING -> "it needs a yes and none applies";
            case DEFAULT_DENY -> "no rule allows this purpose";
            case MISSING_ATTR -> "something that a rule asks for is not known of the scan";
            case VENDOR_FROZEN -> "sharing with this recipient is paused";
            case DEST_UNTRUSTED -> "the way to this recipient is not protected, or it did not prove who it is";
            case KIND_NOT_TAKEN -> "this recipient is not to get scans of this kind, or not in this form";
            case DEST_UNREGISTERED -> "this recipient has no valid agreement";
            case INDET_CONSENT_AMBIGUOUS -> "a consent does not say whether it is a yes or a no";
            case INDET_CONSENT_CONTRADICTORY -> "a consent contradicts itself";
            case INDET_CONSENT_MALFORMED -> "a consent cannot be read";
            case INDET_MODIFIER -> "a consent carries a condition that nobody here understands";
            case INDET_ACTOR -> "a no names somebody who is not known here, and may mean this recipient";
            case INDET_TERMINOLOGY -> "a no uses a code that is not understood here, and may mean this";
            case INDET_IDENTITY -> "the records of this patient contradict each other";
            case INDET_REGISTRY -> "a registry that must be asked gave no answer";
            case INDET_STORE -> "the consents could not be read";
            case INDET_INCOMPLETE -> "not every consent could be read";
            case INDET_STALE -> "what is known of the consents is too old";
            case INDET_INTERNAL -> "a fault happened while it was decided";
            case NO_PATIENT -> "the patient's number is missing, unknown or there twice";
            case PURPOSE_UNKNOWN -> "the purpose is unknown and no yes names it";
            case OBLIGATION_UNSUPPORTED -> "whoever asks cannot do all that a yes demands";
            case DEST_COUNTRY -> "the country of this recipient is not allowed";
            case LOCAL_ONLY -> "the patient chose AI inside the hospital only";
            case AGREEMENT_PENDING -> "the agreement changed and is not approved again";
            case RELEASE_SUSPENDED -> "this release of the model is suspended";
            case PRIVACY_AUDIT_MISSING -> "the model has no privacy audit that is young enough";
            case BUDGET_EXHAUSTED -> "the limit on loss of privacy is reached";
            case MIXED_PATIENT -> "the scan carries more than one patient";
            case ISSUER_UNKNOWN -> "who issued the patient's number is not known here";
            case DEID_INSUFFICIENT -> "the name could not be taken off as a yes demands";
            case BURNED_IN_TEXT -> "the pixels may show text";
            case COPY_CHECK_FAILED -> "made-up data came too close to real patients";
            case FL_TERMS -> "a round of shared training broke its terms";
            case CANARY_WITHHELD -> "a privacy audit holds it back";
            case HUMAN_REVIEW -> "a person must look first";
            case VERSION_CHANGED -> "the consents changed before it was sent";
            case AUDIT_UNAVAILABLE -> "the record of it could not be written";
            case DROPPED_BY_HAND -> "a person took it out of the queue of the agent";
            case WAITED_TOO_LONG -> "it waited for the recipient longer than its route allows";
        };
    }
}

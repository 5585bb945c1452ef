// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Matches the conditions of one rule against one purpose of a request. What is missing or cannot be resolved matches a
 * deny and does not match a permit.
 */
record Match(AccessRequest request, Purpose purpose, Conditions conditions) {

    boolean permits() {
        return permitsButForStudy() && studyNamed(false);
    }

    /** The attribute whose absence alone keeps a permit from matching. */
    Optional<String> attributeMissingForPermit() {
        boolean absent = conditions.studies() != null && request.study() == null;
        return absent && permitsButForStudy() ? Optional.of("study") : Optional.empty();
    }

    /** How surely a deny matches, or empty if it does not. */
    Optional<Doubt> denies() {
        if (!deniesPurpose() || !deniesAction() || !studyNamed(true)) {
            return Optional.empty();
        }
        Conditions.Recipients recipients = conditions.recipients();
        if (recipients != null && !namesRecipientOrParent(recipients.ids())) {
            return recipients.unresolved() ? Optional.of(Doubt.ACTOR_UNRESOLVED) : Optional.empty();
        }
        boolean studyUnknown = conditions.studies() != null && request.study() == null;
        return Optional.of(studyUnknown ? Doubt.STUDY_MISSING : Doubt.NONE);
    }

    private boolean permitsButForStudy() {
        return permitsPurpose() && permitsRecipient() && permitsAction();
    }

    private boolean permitsPurpose() {
        Set<Purpose> listed = conditions.purposes();
        if (listed == null) {
            return !PurposeHierarchy.isExplicitOnly(purpose);
        }
        return listed.stream().anyMatch(each -> PurposeHierarchy.permitReaches(each, purpose));
    }

    private boolean deniesPurpose() {
        return anyOrHas(conditions.purposes(), each -> PurposeHierarchy.isA(purpose, each));
    }

    private boolean permitsRecipient() {
        Conditions.Recipients recipients = conditions.recipients();
        return recipients == null
                || recipients.ids().contains(request.recipient().id());
    }

    private boolean namesRecipientOrParent(Set<RecipientId> ids) {
        return ids.contains(request.recipient().id())
                || ids.stream().anyMatch(request.recipient().parents()::contains);
    }

    private boolean permitsAction() {
        return anyOrHas(conditions.actions(), request.action()::equals);
    }

    /** A no to viewing is a no to everything that takes more than viewing. */
    private boolean deniesAction() {
        return anyOrHas(
                conditions.actions(),
                each -> each == request.action() || (each == Action.ACCESS && request.action() != Action.CORRECT));
    }

    private boolean studyNamed(boolean whenUnknown) {
        StudyUid study = request.study();
        Set<StudyUid> listed = conditions.studies();
        if (listed == null) {
            return true;
        }
        return study == null ? whenUnknown : listed.contains(study);
    }

    private static <T> boolean anyOrHas(@Nullable Set<T> listed, java.util.function.Predicate<T> test) {
        return listed == null || listed.stream().anyMatch(test);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import static org.consentry.agent.deidentify.AnatomyElements.FRAME_ANATOMY_SEQUENCE;
import static org.consentry.agent.deidentify.AnatomyElements.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE;
import static org.consentry.agent.deidentify.AnatomyElements.SEGMENT_SEQUENCE;
import static org.consentry.agent.deidentify.AnatomyElements.SHARED_FUNCTIONAL_GROUPS_SEQUENCE;
import static org.consentry.agent.deidentify.AnatomyElements.STATEMENTS;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Element;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dataset.Vr;
import org.consentry.policy.Reason;

/**
 * Keeps faces in: no object that may show a head leaves as de-identified. SOP class and modality say what can be seen,
 * and the more dangerous of the two counts. Codes and words at every level name the part of the body. A volume or a
 * surface must name another part. A missing name, and a word that is not listed, count as a head.
 */
final class FaceRule {
    private static final Set<String> VOLUME_MODALITIES =
            Set.of("CT", "MR", "PT", "NM", "ST", "MA", "MS", "SEG", "RTSTRUCT", "RTDOSE", "M3D", "OSS", "FID");
    private static final Set<String> HEAD_MODALITIES = Set.of("PX", "IO", "OPT", "OPTBSV", "OPTENF", "OPM");

    private FaceRule() {}

    /** Why this object may be a face; empty if it surely is not. */
    static Optional<Outcome.Refused> refusal(Dataset header, StorageClass sopClass, AnatomySource silent) {
        if (sopClass == StorageClass.HEAD) {
            return refused(Tag.text(Tag.SOP_CLASS_UID));
        }
        List<String> modalities = header.strings(Tag.MODALITY).stream()
                .map(value -> value.toUpperCase(Locale.ROOT))
                .toList();
        if (modalities.stream().anyMatch(HEAD_MODALITIES::contains)) {
            return refused(Tag.text(Tag.MODALITY));
        }
        boolean volume = sopClass == StorageClass.VOLUME || modalities.stream().anyMatch(VOLUME_MODALITIES::contains);
        if (!volume && sopClass == StorageClass.NO_PIXELS) {
            return Optional.empty();
        }
        Optional<Outcome.Refused> head = where(header, FaceRule::isHead).flatMap(FaceRule::refused);
        return head.isPresent() || !volume ? head : unproven(header, silent);
    }

    /** Why a volume that names no head may still be one. */
    private static Optional<Outcome.Refused> unproven(Dataset header, AnatomySource silent) {
        List<String> parts = header.element(Tag.BODY_PART_EXAMINED)
                .map(element -> parts(element, header))
                .orElse(List.of());
        if (parts.stream().anyMatch(value -> BodyParts.judged(value) != Anatomy.ELSEWHERE)) {
            return refused(Tag.text(Tag.BODY_PART_EXAMINED));
        }
        Optional<Outcome.Refused> unclear = where(header, FaceRule::isUnclear).flatMap(FaceRule::refused);
        if (unclear.isPresent() || !parts.isEmpty() || isStated(header) || silent.isElsewhere(header)) {
            return unclear;
        }
        return refused(Tag.text(Tag.BODY_PART_EXAMINED) + Outcome.Refused.EMPTY);
    }

    private static boolean isHead(Element element, Dataset owner) {
        if (element.tag() == Tag.BODY_PART_EXAMINED) {
            return parts(element, owner).stream().anyMatch(value -> BodyParts.judged(value) == Anatomy.HEAD);
        }
        if (AnatomyElements.TEXTS.contains(element.tag())) {
            return owner.strings(element).stream().anyMatch(HeadWords::areIn);
        }
        boolean worded = AnatomyElements.MEANINGS.contains(element.tag());
        return element.items().stream()
                .anyMatch(item -> AnatomyCodes.judged(item) == Anatomy.HEAD
                        || (worded && item.strings(Tag.CODE_MEANING).stream().anyMatch(HeadWords::areIn)));
    }

    /** The parts examined; a code string is ASCII, but some devices write it in the characters of the data set. */
    private static List<String> parts(Element element, Dataset owner) {
        return owner.strings(Element.of(element.tag(), Vr.LO, element.value())).stream()
                .filter(value -> !value.isBlank())
                .toList();
    }

    private static boolean isUnclear(Element element, Dataset owner) {
        return STATEMENTS.contains(element.tag())
                && element.items().stream().anyMatch(item -> AnatomyCodes.judged(item) != Anatomy.ELSEWHERE);
    }

    /** Whether a code says what part the whole object, each of its frames, or each of its segments is of. */
    private static boolean isStated(Dataset header) {
        boolean shared =
                header.items(SHARED_FUNCTIONAL_GROUPS_SEQUENCE).stream().anyMatch(FaceRule::saysFrameAnatomy);
        return saysRegion(header)
                || shared
                || all(header.items(PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE), FaceRule::saysFrameAnatomy)
                || all(header.items(SEGMENT_SEQUENCE), FaceRule::saysRegion);
    }

    private static boolean saysFrameAnatomy(Dataset group) {
        return group.items(FRAME_ANATOMY_SEQUENCE).stream().anyMatch(FaceRule::saysRegion);
    }

    private static boolean saysRegion(Dataset dataset) {
        return STATEMENTS.stream().anyMatch(tag -> !dataset.items(tag).isEmpty());
    }

    private static boolean all(List<Dataset> items, Predicate<Dataset> says) {
        return !items.isEmpty() && items.stream().allMatch(says);
    }

    /** The tags that lead to the first element of which something holds, at any depth. */
    private static Optional<String> where(Dataset dataset, BiPredicate<Element, Dataset> holds) {
        for (Element element : dataset.elements()) {
            if (holds.test(element, dataset)) {
                return Optional.of(Tag.text(element.tag()));
            }
            List<Dataset> items = element.items();
            for (int index = 0; index < items.size(); index++) {
                String at = Tag.text(element.tag()) + "[" + index + "]";
                Optional<String> inside = where(items.get(index), holds).map(at::concat);
                if (inside.isPresent()) {
                    return inside;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Outcome.Refused> refused(String where) {
        return Optional.of(new Outcome.Refused(Reason.DEID_INSUFFICIENT, where));
    }
}

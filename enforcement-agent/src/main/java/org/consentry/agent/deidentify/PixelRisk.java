// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Tag;
import org.consentry.policy.Reason;

/**
 * Judges from the header what the pixels may show: text of a screen, a film or a camera, or a face. Nothing here looks
 * at pixels, so whatever may be is refused.
 */
final class PixelRisk {
    /** Of them text may be seen, unless somebody has looked. */
    static final Set<String> TEXT_MODALITIES =
            Set.of("US", "IVUS", "SC", "OT", "XC", "ES", "GM", "SM", "OP", "DOC", "HC", "DMS", "DG", "VF", "LS", "TG");

    private static final Set<String> SCREENS =
            Set.of("SCREEN SAVE", "SCREENSAVE", "SCREEN CAPTURE", "SCREEN_SAVE", "DOSE_INFO", "REPORT", "CAPTURE");

    private PixelRisk() {}

    /**
     * Why the pixels of this object may not leave unseen; empty if nothing speaks against it.
     *
     * @param silent what is known of the part of the body if the object does not say it
     */
    static Optional<Outcome.Refused> refusal(Dataset header, AnatomySource silent) {
        StorageClass sopClass = StorageClass.of(String.join("", header.strings(Tag.SOP_CLASS_UID)));
        if (sopClass == StorageClass.SEALED) {
            return refused(Reason.DEID_INSUFFICIENT, Tag.SOP_CLASS_UID);
        }
        if (sopClass == StorageClass.SCREEN) {
            return refused(Reason.BURNED_IN_TEXT, Tag.SOP_CLASS_UID);
        }
        if (values(header, Tag.BURNED_IN_ANNOTATION).stream().anyMatch(value -> !value.equals("NO"))) {
            return refused(Reason.BURNED_IN_TEXT, Tag.BURNED_IN_ANNOTATION);
        }
        if (values(header, Tag.MODALITY).stream().anyMatch(TEXT_MODALITIES::contains)) {
            return refused(Reason.BURNED_IN_TEXT, Tag.MODALITY);
        }
        if (header.contains(Tag.CONVERSION_TYPE)) {
            return refused(Reason.BURNED_IN_TEXT, Tag.CONVERSION_TYPE);
        }
        if (values(header, Tag.IMAGE_TYPE).stream().anyMatch(SCREENS::contains)) {
            return refused(Reason.BURNED_IN_TEXT, Tag.IMAGE_TYPE);
        }
        return drawn(header).or(() -> FaceRule.refusal(header, sopClass, silent));
    }

    /**
     * Why the pixels of this object may not leave even if all text is taken out of them; empty if nothing speaks
     * against it. Of a kind from which text cannot be taken with certainty, or which may be a photograph of a face, it
     * is the same as {@link #refusal}.
     *
     * @param silent what is known of the part of the body if the object does not say it
     */
    static Optional<Outcome.Refused> besidesText(Dataset header, AnatomySource silent) {
        String uid = String.join("", header.strings(Tag.SOP_CLASS_UID));
        if (!CleanableKind.is(uid, values(header, Tag.MODALITY), values(header, Tag.CONVERSION_TYPE))) {
            return refusal(header, silent);
        }
        return drawn(header).or(() -> FaceRule.refusal(header, CleanableKind.seenAs(uid), silent));
    }

    private static Optional<Outcome.Refused> drawn(Dataset header) {
        return OverlayRisk.inPixels(header).flatMap(tag -> refused(Reason.BURNED_IN_TEXT, tag));
    }

    private static List<String> values(Dataset dataset, int tag) {
        return dataset.strings(tag).stream()
                .filter(value -> !value.isEmpty())
                .map(value -> value.toUpperCase(Locale.ROOT))
                .toList();
    }

    private static Optional<Outcome.Refused> refused(Reason reason, int tag) {
        return Optional.of(new Outcome.Refused(reason, Tag.text(tag)));
    }
}

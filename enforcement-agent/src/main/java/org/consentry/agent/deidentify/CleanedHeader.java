// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Element;
import org.consentry.agent.dataset.Tag;
import org.consentry.policy.PatientId;
import org.consentry.policy.RecipientId;

/**
 * A header that was cleaned, and what was found out for that. The next slice's header can be cleaned from it if each
 * element that differs concerns nothing but itself ({@link SliceChanges}): then the same people are known, the pixels
 * are as safe, and the rest of the result would be the same. Only the differing elements are walked through and looked
 * at; the rest of the result is searched for the one fact that is new, the instance's UID.
 *
 * @param options of the recipient
 * @param texts all text of the result, in lines
 */
record CleanedHeader(
        Terms terms,
        Dataset header,
        Outcome.Cleaned cleaned,
        KnownFacts known,
        Walk walk,
        Set<ProfileOption> options,
        String texts) {

    /**
     * Under what it was cleaned.
     *
     * @param silent what was known of the part of the body if it does not say it
     */
    record Terms(PatientId patient, RecipientId recipient, AnatomySource silent) {}

    /** Keeps what was found out about a header. */
    static CleanedHeader of(Deidentifier deidentifier, Dataset header, Outcome.Cleaned cleaned, Terms terms) {
        KnownFacts known = new KnownFacts(header);
        Dataset result = cleaned.dataset().copy();
        StringBuilder texts = new StringBuilder();
        collect(result, texts);
        return new CleanedHeader(
                terms,
                header,
                new Outcome.Cleaned(result, cleaned.methods()),
                known,
                deidentifier.walk(terms.patient(), terms.recipient(), known),
                deidentifier.options(terms.recipient()),
                texts.toString());
    }

    /**
     * Another header, cleaned from this one; empty if it must be cleaned as a whole.
     *
     * @throws UnreadableAttributeException if an element that differs cannot be judged
     */
    Optional<Outcome.Cleaned> again(Dataset next) {
        boolean privateStays = options.contains(ProfileOption.RETAIN_SAFE_PRIVATE);
        boolean uidsMayStay = options.contains(ProfileOption.RETAIN_UIDS);
        Optional<List<Integer>> changed = SliceChanges.between(header, next, known, privateStays);
        Optional<String> instance = next.string(Tag.SOP_INSTANCE_UID);
        if (changed.isEmpty() || instance.isEmpty()) {
            return Optional.empty();
        }
        KnownFacts told = known.and(instance.get());
        if (!uidsMayStay && told.uids().contains(instance.get()) && texts.contains(instance.get())) {
            return Optional.empty();
        }
        Dataset result = cleaned.dataset().copy();
        SecondLook look = new SecondLook(told, options);
        for (int tag : changed.get()) {
            Optional<Element> kept = next.element(tag).flatMap(element -> walk.cleaned(element, next));
            result.remove(tag);
            kept.ifPresent(result::put);
            if (kept.flatMap(element -> look.hit(element, result)).isPresent()) {
                return Optional.empty();
            }
        }
        return Optional.of(new Outcome.Cleaned(result, cleaned.methods()));
    }

    private static void collect(Dataset dataset, StringBuilder texts) {
        for (Element element : dataset.elements()) {
            if (element.vr().isText()) {
                dataset.strings(element).forEach(text -> texts.append(text).append('\n'));
            }
            element.items().forEach(item -> collect(item, texts));
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.MalformedDatasetException;
import org.consentry.agent.dataset.Tag;
import org.consentry.policy.PatientId;
import org.consentry.policy.Reason;
import org.consentry.policy.RecipientId;

/**
 * Makes a header fit to leave: the Basic Application Level Confidentiality Profile of PS3.15 Annex E with the chosen
 * options, then a second look by a detector that does not know the profile's table. Immutable and safe for every
 * thread; cost is one pass over the header and one over the result.
 */
public final class Deidentifier {
    private static final String UNREADABLE = "text that cannot be read";

    private final KeyFile keys;
    private final RecipientOptions options;

    /** With the usual options. */
    public Deidentifier(KeyFile keys) {
        this(keys, RecipientOptions.USUAL);
    }

    public Deidentifier(KeyFile keys, RecipientOptions options) {
        this.keys = keys;
        this.options = options;
    }

    /**
     * De-identifies a header for one recipient.
     *
     * @param header the elements before the pixel data; not changed
     * @param patient whose it is, as resolved by the caller: one person must always be named alike, or dates and
     *     pseudonyms would differ between studies
     * @param recipient whose keys are used
     */
    public Outcome deidentify(Dataset header, PatientId patient, RecipientId recipient) {
        return deidentify(header, patient, recipient, AnatomySource.NONE);
    }

    /**
     * The same for a header that perhaps names no part of the body.
     *
     * @param silent what is known about the part then
     */
    public Outcome deidentify(Dataset header, PatientId patient, RecipientId recipient, AnatomySource silent) {
        return unless(
                () -> ConsentStamp.refusal(header).or(() -> PixelRisk.refusal(header, silent)),
                header,
                patient,
                recipient);
    }

    /**
     * The same for a header whose pixels the caller lets be cleaned of text before anything leaves: of the pixels only
     * what else they may show is judged. The result does not yet say that they were cleaned.
     *
     * @param silent what is known about the part of the body if the header names none
     */
    public Outcome besidesText(Dataset header, PatientId patient, RecipientId recipient, AnatomySource silent) {
        return unless(
                () -> ConsentStamp.refusal(header).or(() -> PixelRisk.besidesText(header, silent)),
                header,
                patient,
                recipient);
    }

    /**
     * The same for facts about a study that come without any object of it: there are no pixels to judge.
     *
     * @param facts what an archive tells of the study
     */
    public Outcome facts(Dataset facts, PatientId patient, RecipientId recipient) {
        return unless(() -> ConsentStamp.refusal(facts), facts, patient, recipient);
    }

    private Outcome unless(
            Supplier<Optional<Outcome.Refused>> stopped, Dataset header, PatientId patient, RecipientId recipient) {
        try {
            Optional<Outcome.Refused> refused = stopped.get();
            return refused.isPresent() ? refused.get() : cleaned(header, patient, recipient);
        } catch (UnreadableAttributeException broken) {
            return new Outcome.Refused(Reason.DEID_INSUFFICIENT, Tag.text(broken.tag()));
        } catch (MalformedDatasetException unreadable) {
            return new Outcome.Refused(Reason.DEID_INSUFFICIENT, UNREADABLE);
        }
    }

    /** Cleans the headers of one association, one after the other, as {@link #deidentify} does. */
    public HeaderMemory memory() {
        return new HeaderMemory(this);
    }

    /** The code that stands for a person towards a recipient, {@code P} and 20 hexadecimal digits. */
    public String code(PatientId patient, RecipientId recipient) {
        return keys.pseudonyms(recipient).patient(patient);
    }

    /** Walks through headers of a patient's on their way to a recipient. */
    Walk walk(PatientId patient, RecipientId recipient, KnownFacts known) {
        Pseudonyms pseudonyms = keys.pseudonyms(recipient);
        return new Walk(options.of(recipient), pseudonyms, new DateShift(pseudonyms.shiftDays(patient)), known);
    }

    /** With which options this recipient's scans are de-identified. */
    Set<ProfileOption> options(RecipientId recipient) {
        return options.of(recipient);
    }

    private Outcome cleaned(Dataset header, PatientId patient, RecipientId recipient) {
        KnownFacts known = new KnownFacts(header);
        Dataset result = walk(patient, recipient, known).cleaned(header);
        Pseudonyms pseudonyms = keys.pseudonyms(recipient);
        Set<ProfileOption> chosen = options.of(recipient);
        result.put(Tag.PATIENT_NAME, pseudonyms.patient(patient)).put(Tag.PATIENT_ID, pseudonyms.patient(patient));
        Optional<String> left = new SecondLook(known, chosen).hit(result);
        if (left.isPresent()) {
            return new Outcome.Refused(Reason.DEID_INSUFFICIENT, Outcome.Refused.LEFT + left.get());
        }
        List<MethodCode> methods = methods(chosen);
        mark(result, methods, temporal(chosen));
        ConsentStamp.stamp(result);
        return new Outcome.Cleaned(result, methods);
    }

    private static List<MethodCode> methods(Set<ProfileOption> options) {
        List<MethodCode> methods = new ArrayList<>();
        methods.add(MethodCode.BASIC_PROFILE);
        options.forEach(option -> methods.add(option.code()));
        return methods;
    }

    /** Longitudinal Temporal Information Modified (0028,0303). */
    private static String temporal(Set<ProfileOption> options) {
        if (options.contains(ProfileOption.RETAIN_FULL_DATES)) {
            return "UNMODIFIED";
        }
        return options.contains(ProfileOption.MODIFY_DATES) ? "MODIFIED" : "REMOVED";
    }

    private static void mark(Dataset result, List<MethodCode> methods, String temporal) {
        Dataset[] codes = methods.stream()
                .map(code -> new Dataset()
                        .put(Tag.CODE_VALUE, code.value())
                        .put(Tag.CODING_SCHEME_DESIGNATOR, MethodCode.SCHEME)
                        .put(Tag.CODE_MEANING, code.meaning()))
                .toArray(Dataset[]::new);
        result.put(Tag.PATIENT_IDENTITY_REMOVED, "YES")
                .put(Tag.DEIDENTIFICATION_METHOD, "PS3.15 Annex E by Consentry")
                .putSequence(Tag.DEIDENTIFICATION_METHOD_CODE_SEQUENCE, codes)
                .put(Tag.LONGITUDINAL_TEMPORAL_INFORMATION_MODIFIED, temporal);
    }
}

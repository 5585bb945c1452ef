// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.consentry.policy.RecipientId;

/**
 * With which options of the profile each recipient's scans are de-identified: the usual ones, and more where an
 * agreement with the recipient says so. Immutable.
 *
 * @param usual for everybody who has none of their own
 * @param own all options of those who have some of their own
 */
public record RecipientOptions(Set<ProfileOption> usual, Map<RecipientId, Set<ProfileOption>> own) {

    /**
     * The options for a recipient that learns from images, which needs intervals, age and sex, clean words and codes.
     */
    public static final Set<ProfileOption> USUAL_SET = ordered(Set.of(
            ProfileOption.MODIFY_DATES,
            ProfileOption.RETAIN_PATIENT_CHARACTERISTICS,
            ProfileOption.CLEAN_DESCRIPTORS,
            ProfileOption.CLEAN_STRUCTURED_CONTENT));

    /** The usual ones for all. */
    public static final RecipientOptions USUAL = new RecipientOptions(USUAL_SET, Map.of());

    /** Takes copies. */
    public RecipientOptions {
        usual = ordered(usual);
        Map<RecipientId, Set<ProfileOption>> copies = new HashMap<>();
        own.forEach((recipient, options) -> copies.put(recipient, ordered(options)));
        own = Collections.unmodifiableMap(copies);
    }

    /**
     * Reads {@code RECIPIENT=CODE+CODE}, with commas between: what is added to the usual options. Full dates take the
     * place of modified ones.
     *
     * @throws IllegalArgumentException if a recipient is named twice, or a code is none, a usual one, or there twice
     */
    public static RecipientOptions parsed(String text) {
        Map<RecipientId, Set<ProfileOption>> own = new HashMap<>();
        for (String each : text.split(",", -1)) {
            String[] sides = each.strip().split("=", -1);
            if (sides.length != 2 || own.putIfAbsent(new RecipientId(sides[0].strip()), more(sides[1])) != null) {
                throw new IllegalArgumentException("expected RECIPIENT=CODE+CODE, each recipient once");
            }
        }
        return new RecipientOptions(USUAL_SET, own);
    }

    private static Set<ProfileOption> more(String codes) {
        Set<ProfileOption> options = EnumSet.copyOf(USUAL_SET);
        for (String code : codes.split("\\+", -1)) {
            if (!options.add(option(code.strip()))) {
                throw new IllegalArgumentException("expected an option that is not there without it");
            }
        }
        if (options.contains(ProfileOption.RETAIN_FULL_DATES)) {
            options.remove(ProfileOption.MODIFY_DATES);
        }
        return options;
    }

    private static ProfileOption option(String code) {
        Optional<ProfileOption> named = Arrays.stream(ProfileOption.values())
                .filter(option -> option.code().value().equals(code))
                .findFirst();
        return named.orElseThrow(() -> new IllegalArgumentException("expected the code of an option"));
    }

    /** The options for this recipient, in the order of their declaration. */
    public Set<ProfileOption> of(RecipientId recipient) {
        return own.getOrDefault(recipient, usual);
    }

    private static Set<ProfileOption> ordered(Set<ProfileOption> options) {
        EnumSet<ProfileOption> chosen = EnumSet.noneOf(ProfileOption.class);
        chosen.addAll(options);
        if (chosen.contains(ProfileOption.MODIFY_DATES) && chosen.contains(ProfileOption.RETAIN_FULL_DATES)) {
            throw new IllegalArgumentException("dates are kept or moved, not both");
        }
        return Collections.unmodifiableSet(chosen);
    }
}

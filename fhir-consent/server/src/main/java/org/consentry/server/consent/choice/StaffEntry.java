// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.choice;

import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.StringType;

/**
 * How a choice came that staff entered for a patient: an extension of the Consent, which only this server signs. The
 * day on which it was entered is the version's own.
 *
 * @param channel {@code paper}, {@code phone}, {@code desk}; {@code correction} for what takes back such an entry
 */
record StaffEntry(String channel) {
    /** Extension on a Consent: channel, and by whom it was entered. */
    static final String ENTERED = "https://consentry.org/fhir/StructureDefinition/entered";

    private static final String CHANNEL = "channel";
    private static final String BY = "by";
    private static final String PAPER = "paper";
    private static final String CORRECTION = "correction";
    private static final Set<String> CHANNELS = Set.of(PAPER, "phone", "desk", CORRECTION);

    /** The entry that a Consent tells of. Empty if it tells of none, of several, or of a channel nobody knows. */
    static Optional<StaffEntry> of(Consent consent) {
        if (consent.getExtensionsByUrl(ENTERED).size() != 1) {
            return Optional.empty();
        }
        Extension channel = consent.getExtensionByUrl(ENTERED).getExtensionByUrl(CHANNEL);
        return channel != null && channel.getValue() instanceof CodeType code
                ? Optional.ofNullable(code.getCode()).filter(CHANNELS::contains).map(StaffEntry::new)
                : Optional.empty();
    }

    /** Whether a Consent is a no that a patient told staff, and not what takes an entry back. */
    static boolean isNo(Consent consent) {
        return of(consent).filter(entry -> !entry.corrects()).isPresent()
                && consent.getProvision().getType() == ConsentProvisionType.DENY;
    }

    /** Removes what a sender says of an entry. */
    static void remove(Consent consent) {
        consent.getExtension().removeIf(extension -> ENTERED.equals(extension.getUrl()));
    }

    /** Writes this entry on a Consent in place of what the sender said, with the name in the sender's token. */
    void sign(Consent consent, String by) {
        remove(consent);
        Extension entered = consent.addExtension();
        entered.setUrl(ENTERED);
        entered.addExtension(CHANNEL, new CodeType(channel));
        entered.addExtension(BY, new StringType(by));
    }

    boolean onPaper() {
        return channel.equals(PAPER);
    }

    /** Whether it takes back an entry. */
    boolean corrects() {
        return channel.equals(CORRECTION);
    }
}

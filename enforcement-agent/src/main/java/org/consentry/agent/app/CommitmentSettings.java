// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.consentry.agent.dicom.dimse.AeTitle;
import org.consentry.protocol.RecipientPlace;
import org.consentry.protocol.token.SafeAddress;

/**
 * How senders that ask for Storage Commitment are answered.
 *
 * @param senders where they take reports, by their calling AE title
 * @param days how long a delivery is remembered
 */
record CommitmentSettings(Map<AeTitle, RecipientPlace> senders, int days) {
    private static final String SENDERS = "commitment-senders";
    private static final int USUAL_DAYS = 30;
    private static final int MOST_DAYS = 366;
    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern PLACE =
            Pattern.compile("(dicom|dicom-tls)://([^@/]{1,16})@([A-Za-z0-9.-]{1,253}|\\[[0-9a-fA-F:]+]):([0-9]{1,5})");

    CommitmentSettings {
        senders = Map.copyOf(senders);
    }

    /**
     * Reads them.
     *
     * @param plainHosts the hosts besides this machine that may be called in the clear
     */
    static CommitmentSettings read(SettingsReader from, Set<String> plainHosts) {
        CommitmentSettings settings = new CommitmentSettings(
                from.optional(
                        SENDERS,
                        "dicom-tls://TITLE@host:port or dicom://TITLE@host:port, with commas between, each title once",
                        CommitmentSettings::places,
                        Map.of()),
                from.optional(
                        "commitment-days", "a number from 1 to " + MOST_DAYS, CommitmentSettings::number, USUAL_DAYS));
        boolean exposed = settings.senders().values().stream()
                .filter(place -> !place.tls())
                .map(RecipientPlace::host)
                .anyMatch(host -> !SafeAddress.isThisMachine(host) && !plainHosts.contains(host));
        if (exposed) {
            from.refuse(SENDERS, "dicom-tls://, this machine, or what dicom-plain-hosts names", "another machine");
        }
        return settings;
    }

    private static Map<AeTitle, RecipientPlace> places(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(CommitmentSettings::place)
                .collect(Collectors.toMap(place -> new AeTitle(place.title()), Function.identity()));
    }

    private static RecipientPlace place(String text) {
        Matcher place = PLACE.matcher(text);
        if (!place.matches() || Integer.parseInt(place.group(4)) > HIGHEST_PORT) {
            throw new IllegalArgumentException("no address of a sender");
        }
        return new RecipientPlace(
                place.group(2),
                place.group(3),
                Integer.parseInt(place.group(4)),
                place.group(1).equals("dicom-tls"));
    }

    private static int number(String text) {
        int number = Integer.parseInt(text);
        if (number < 1 || number > MOST_DAYS) {
            throw new IllegalArgumentException("out of range");
        }
        return number;
    }
}

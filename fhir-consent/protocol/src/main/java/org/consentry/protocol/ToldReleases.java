// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.consentry.policy.Purpose;
import org.consentry.policy.RecipientId;
import org.consentry.policy.StudyUid;
import org.jspecify.annotations.Nullable;

/**
 * What an export system tells that it has sent by itself.
 *
 * @param recipient to whom
 * @param purpose what for; {@link DisclosureReport#UNTOLD} if it does not tell
 * @param destination where it sent it, such as an AE title; may be empty
 * @param releases each study, 1 to {@value #MOST}
 */
public record ToldReleases(RecipientId recipient, Purpose purpose, String destination, List<Release> releases) {
    /** How many studies one message has at most. */
    public static final int MOST = 10_000;

    private static final Duration AHEAD = Duration.ofMinutes(2);
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    private static final int LONGEST_ID = 64;
    private static final int MOST_INSTANCES = 10_000_000;

    /**
     * One study that was sent.
     *
     * @param study which
     * @param at when
     * @param instances how many objects, or 0 if it does not tell
     * @param decision id of the decision that allowed it, or null if it does not tell
     */
    public record Release(
            StudyUid study,
            Instant at,
            int instances,
            @Nullable String decision) {}

    /** Copies the list. */
    public ToldReleases {
        releases = List.copyOf(releases);
    }

    /**
     * Reads a message.
     *
     * @param now no release is later
     * @throws MalformedMessageException naming what was expected, found and where
     */
    public static ToldReleases read(String text, Instant now) {
        Members json = Members.parse(text, "message");
        List<Members> all = json.objects("releases");
        if (all.isEmpty() || all.size() > MOST) {
            throw new MalformedMessageException(
                    "expected 1 to " + MOST + " releases at message.releases, found " + all.size());
        }
        String destination = json.optionalText("destination").orElse("");
        if (destination.length() > Sighting.LONGEST || destination.chars().anyMatch(Character::isISOControl)) {
            throw new MalformedMessageException("expected a text of at most " + Sighting.LONGEST
                    + " characters in one line at message.destination, found another text");
        }
        ToldReleases told = new ToldReleases(
                json.converted("recipient", ToldReleases::recipient),
                json.has("purpose") ? json.converted("purpose", Spellings::purpose) : DisclosureReport.UNTOLD,
                destination,
                all.stream().map(release -> release(release, now)).toList());
        Set<StudyUid> once = new HashSet<>();
        told.releases().forEach(release -> {
            if (!once.add(release.study())) {
                throw new MalformedMessageException(
                        "expected each study once at message.releases, found one twice; send it in another message");
            }
        });
        return told;
    }

    private static RecipientId recipient(String text) {
        if (text.length() > LONGEST_ID || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("too long, or in several lines");
        }
        return Spellings.recipient(text);
    }

    private static Release release(Members json, Instant now) {
        Instant at = json.instant("at");
        if (at.isBefore(EARLIEST) || at.isAfter(now.plus(AHEAD))) {
            throw new MalformedMessageException(
                    "expected a time in the past at " + json.where() + ".at, found another time");
        }
        long instances = json.has("instances") ? json.number("instances") : 0;
        if (instances < 0 || instances > MOST_INSTANCES) {
            throw new MalformedMessageException(
                    "expected 0 to " + MOST_INSTANCES + " at " + json.where() + ".instances, found another number");
        }
        return new Release(
                json.converted("study", Spellings::study),
                at,
                (int) instances,
                json.has("decision") ? json.converted("decision", ToldReleases::decision) : null);
    }

    private static String decision(String text) {
        if (!text.matches("[A-Za-z0-9._:-]{1,64}")) {
            throw new IllegalArgumentException("not an id of ours");
        }
        return text;
    }
}

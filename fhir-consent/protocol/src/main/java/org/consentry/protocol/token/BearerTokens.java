// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol.token;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a request presents as its bearer token. Safe for any number of threads.
 *
 * <p>Structure: a map from the SHA-256 of a good token to what it says. A token is checked in full when it comes for
 * the first time and again every {@value #CHECKED_ANEW_SECONDS} seconds, so that a key the issuer no longer offers
 * stops its tokens soon. In between an answer costs one hash of the text. A token whose time is over is never answered
 * from the map. The map holds at most {@value #MOST} tokens and is emptied when it is full. Tokens that are not good
 * are never kept, and no token is kept as text.
 */
public final class BearerTokens {

    private static final int MOST = 10_000;
    private static final int CHECKED_ANEW_SECONDS = 30;
    /** RFC 6750 section 2.1; the scheme's name is case-insensitive (RFC 9110 section 11.1). */
    private static final String SCHEME = "bearer ";

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/=-]+");

    private final TokenCheck check;
    private final InstantSource clock;
    private final Map<ByteBuffer, Known> known = new ConcurrentHashMap<>();
    private final EndedSessions ended = new EndedSessions();

    /** Checks with this, at the time of this clock. */
    public BearerTokens(TokenCheck check, InstantSource clock) {
        this.check = check;
        this.clock = clock;
    }

    /** Checks tokens of this issuer, whose keys are fetched when they are needed. */
    public static BearerTokens of(TokenConfig config, InstantSource clock) {
        return new BearerTokens(new SignedTokenCheck(config, clock), clock);
    }

    private record Known(BearerToken token, Instant until) {}

    /**
     * Tells what these headers present.
     *
     * @param headers the values of all {@code Authorization} headers of one request. More than one is bad: nobody could
     *     say which counts
     */
    public Presented presented(List<String> headers) {
        if (headers.isEmpty()) {
            return new Presented.Nothing();
        }
        if (headers.size() > 1) {
            return new Presented.Bad();
        }
        BearerToken token = token(text(headers.get(0)));
        return token == null || ended.contains(token.session()) ? new Presented.Bad() : new Presented.Good(token);
    }

    /** The issuer has ended this session: from now on its tokens are not good, whatever their time says. */
    public void end(String session) {
        ended.add(session, clock.instant());
    }

    /** What follows the scheme's name, without the blanks around it; empty if it is another scheme. */
    private static String text(String header) {
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return "";
        }
        int begin = SCHEME.length();
        int end = header.length();
        while (begin < end && header.charAt(begin) == ' ') {
            begin++;
        }
        while (begin < end && header.charAt(end - 1) == ' ') {
            end--;
        }
        return header.substring(begin, end);
    }

    /** The characters are looked at of unknown tokens only: none that is known has others. */
    private @Nullable BearerToken token(String text) {
        ByteBuffer digest = digest(text);
        Instant now = clock.instant();
        Known before = known.get(digest);
        if (before != null && now.isBefore(before.until())) {
            return before.token();
        }
        known.remove(digest);
        Optional<BearerToken> checked = TOKEN.matcher(text).matches() ? check.check(text) : Optional.empty();
        checked.ifPresent(token -> keep(digest, token, now));
        return checked.orElse(null);
    }

    private void keep(ByteBuffer digest, BearerToken token, Instant now) {
        if (known.size() >= MOST) {
            known.clear();
        }
        Instant anew = now.plus(Duration.ofSeconds(CHECKED_ANEW_SECONDS));
        known.put(digest, new Known(token, anew.isBefore(token.expires()) ? anew : token.expires()));
    }

    private static ByteBuffer digest(String text) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return ByteBuffer.wrap(sha256.digest(text.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("expected SHA-256, which every Java platform has", e);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.session;

import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.consentry.portal.session.openid.Identity;
import org.consentry.portal.session.openid.ProviderTokens;
import org.consentry.portal.session.openid.TokenAnswer;
import org.consentry.portal.view.StaffWork;

/**
 * One sign-in: whose it is, its tokens, and when it ends. It lives in the HTTP session of one browser. Requests of one
 * browser come side by side, so its tokens are renewed under its lock, and one at a time.
 */
final class LiveSession implements HttpSessionBindingListener {

    /** What a look at the tokens found. */
    enum State {
        GOOD,
        /** The sign-in is over. */
        OVER,
        /** The token has ended, and the provider cannot be asked for the next one now. */
        AWAY
    }

    /** While the provider is away, a person who reads pages does not wait for it at each of them. */
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(5);

    private final Instant ends;
    private final SessionKey key;
    private final Consumer<LiveSession> gone;
    private volatile ProviderTokens tokens;
    private Instant nextTry = Instant.MIN;
    private volatile boolean over;
    private volatile Optional<ActingFor> acting = Optional.empty();
    private volatile boolean acted;

    LiveSession(ProviderTokens tokens, Instant ends, SessionKey key, Consumer<LiveSession> gone) {
        this.tokens = tokens;
        this.ends = ends;
        this.key = key;
        this.gone = gone;
    }

    SessionKey key() {
        return key;
    }

    ProviderTokens tokens() {
        return tokens;
    }

    Identity identity() {
        return tokens().identity();
    }

    boolean isStaff() {
        return work().some();
    }

    /** What it may do as one of the staff. */
    StaffWork work() {
        return StaffWork.of(identity().roles());
    }

    boolean isPatient() {
        return identity().roles().contains(SessionLimits.PATIENT_ROLE);
    }

    /** For whom it acts. A sign-in begins as the person's own. */
    Optional<ActingFor> acting() {
        return acting;
    }

    /** Whether it has acted for somebody: then forms of two persons' pages may be open. */
    boolean hasActed() {
        return acted;
    }

    void act(ActingFor other) {
        acted = true;
        acting = Optional.of(other);
    }

    void actForNobody() {
        acting = Optional.empty();
    }

    /** Ends it from outside: the next request finds it over. */
    void end() {
        over = true;
    }

    /**
     * Whether it can be used now. Gets the next tokens while the present ones are still good for a while, so that
     * nobody notices a provider that is being restarted.
     *
     * @param provider the next tokens for a refresh token
     */
    State look(Function<String, TokenAnswer> provider, Instant now) {
        if (over || !now.isBefore(ends)) {
            return State.OVER;
        }
        synchronized (this) {
            boolean early = now.isBefore(tokens.renewal());
            boolean tried = now.isBefore(nextTry) && now.isBefore(tokens.expires());
            return early || tried ? State.GOOD : renewed(provider, now);
        }
    }

    private State renewed(Function<String, TokenAnswer> provider, Instant now) {
        TokenAnswer answer = tokens.refresh().map(provider).orElseGet(TokenAnswer.Refused::new);
        if (answer instanceof TokenAnswer.Given given
                && given.tokens().identity().subject().equals(tokens.identity().subject())) {
            tokens = given.tokens();
            return over ? State.OVER : State.GOOD;
        }
        if (answer instanceof TokenAnswer.Away) {
            nextTry = now.plus(BETWEEN_TRIES);
            return now.isBefore(tokens.expires()) ? State.GOOD : State.AWAY;
        }
        over = true;
        return State.OVER;
    }

    @Override
    public void valueUnbound(HttpSessionBindingEvent event) {
        over = true;
        gone.accept(this);
    }

    /** Names nobody. */
    @Override
    public String toString() {
        return "LiveSession[until " + ends + "]";
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.login;

import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;
import org.consentry.login.guessing.Guesses;
import org.consentry.login.guessing.GuessingLimits;
import org.consentry.login.guessing.Network;
import org.consentry.login.guessing.Step;
import org.consentry.login.guessing.Try;
import org.consentry.login.guessing.TryOutcome;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.FlowStatus;
import org.keycloak.models.AuthenticatorConfigModel;

/**
 * Lets a step of a sign-in look at what was sent, or has who sent it wait. All steps of one Keycloak process count
 * together; several such processes each count for themselves. Thread-safe.
 */
final class Waiting {
    /** Said to who waits; {@code {0}} is the number of minutes. */
    static final String MESSAGE = "consentryWait";

    private static final System.Logger LOG = System.getLogger(Waiting.class.getName());
    private static final String UNKNOWN_PROXY = "; it names another address in X-Forwarded-For, which Keycloak does not"
            + " believe: if it is your proxy, set proxy-headers and proxy-trusted-addresses, else all people wait together";
    private static final int MOST_REMEMBERED = 20_000;
    private static final int SECONDS_OF_MINUTE = 60;

    private final Guesses guesses = new Guesses(InstantSource.system(), MOST_REMEMBERED);

    /**
     * Runs {@code look}, which leaves in {@code context} whether what was sent is right.
     *
     * @param refusal answers who must wait so long
     */
    void pass(
            AuthenticationFlowContext context,
            Step step,
            String name,
            Runnable look,
            Function<Duration, Response> refusal) {
        Try attempt = new Try(Network.of(context.getConnection().getRemoteAddr()), name, step);
        GuessingLimits limits = settings(context.getAuthenticatorConfig()).of(attempt.address());
        Duration wait = guesses.begin(attempt, limits);
        if (!wait.isZero()) {
            // Not a failure: Keycloak would count it for the account.
            context.forceChallenge(refusal.apply(wait));
            return;
        }
        TryOutcome outcome = TryOutcome.WRONG;
        try {
            look.run();
            outcome = outcome(context.getStatus());
        } finally {
            Duration begun = guesses.end(attempt, outcome, limits);
            if (!begun.isZero()) {
                say(context, attempt, begun);
            }
        }
    }

    private static Settings settings(@Nullable AuthenticatorConfigModel config) {
        return new Settings(config == null || config.getConfig() == null ? Map.of() : config.getConfig());
    }

    // Keycloak challenges without a failure when nothing was sent to look at.
    private static TryOutcome outcome(FlowStatus status) {
        if (status == FlowStatus.SUCCESS) {
            return TryOutcome.RIGHT;
        }
        return status == FlowStatus.CHALLENGE ? TryOutcome.NOTHING : TryOutcome.WRONG;
    }

    /** What is said in a page: full minutes, one at least. */
    static long minutes(Duration wait) {
        return Math.max(1, (wait.toSeconds() + SECONDS_OF_MINUTE - 1) / SECONDS_OF_MINUTE);
    }

    private static void say(AuthenticationFlowContext context, Try attempt, Duration wait) {
        LOG.log(
                System.Logger.Level.WARNING,
                "Wrong sign-ins from {0}: it waits {1} s{2}",
                attempt.address(),
                wait.toSeconds(),
                isBehindUnknownProxy(context) ? UNKNOWN_PROXY : "");
    }

    // Anybody can send such a header, so it changes a line of the log and nothing else.
    private static boolean isBehindUnknownProxy(AuthenticationFlowContext context) {
        String header = context.getHttpRequest().getHttpHeaders().getHeaderString("X-Forwarded-For");
        return header != null && !header.contains(context.getConnection().getRemoteAddr());
    }
}

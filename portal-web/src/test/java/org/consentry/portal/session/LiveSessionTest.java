// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.consentry.portal.session.openid.Identity;
import org.consentry.portal.session.openid.ProviderTokens;
import org.consentry.portal.session.openid.TokenAnswer;
import org.junit.jupiter.api.Test;

/** A sign-in whose tokens live from second 0 to 300 and may be renewed from 240 on. */
class LiveSessionTest {
    private static final Instant BEGIN = Instant.parse("2026-05-04T09:00:00Z");
    private static final Identity ANNA =
            new Identity("1", "anna", "Anna", Set.of("patient"), Optional.of("p1"), Optional.empty());

    private final LiveSession session =
            new LiveSession(tokens("first", 0), BEGIN.plusSeconds(36_000), SessionKey.of("key"), gone -> {});
    private TokenAnswer answer = new TokenAnswer.Away();
    private int asked;

    // Asked for only ten seconds before their end, tokens were late for a provider that takes twenty to start.
    @Test
    void aProviderThatIsAwayForAMinuteIsNotNoticed() {
        assertThat(look(239)).isEqualTo(LiveSession.State.GOOD);
        assertThat(asked).isZero();
        assertThat(look(241)).isEqualTo(LiveSession.State.GOOD);
        assertThat(look(298)).isEqualTo(LiveSession.State.GOOD);
        answer = new TokenAnswer.Given(tokens("second", 304));

        assertThat(look(304)).isEqualTo(LiveSession.State.GOOD);

        assertThat(session.tokens().access()).isEqualTo("second");
    }

    @Test
    void aProviderThatIsAwayIsNotAskedForEachPage() {
        look(241);
        look(242);
        look(245);
        assertThat(asked).isEqualTo(1);

        look(246);

        assertThat(asked).isEqualTo(2);
    }

    @Test
    void tokensThatHaveEndedAreNotUsed() {
        look(299);

        assertThat(look(300)).isEqualTo(LiveSession.State.AWAY);
    }

    private LiveSession.State look(long second) {
        return session.look(
                refresh -> {
                    asked++;
                    return answer;
                },
                BEGIN.plusSeconds(second));
    }

    private static ProviderTokens tokens(String access, long from) {
        return new ProviderTokens(
                ANNA, access, Optional.of("refresh"), BEGIN.plusSeconds(from + 240), BEGIN.plusSeconds(from + 300));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentry.server.it.Platform.door;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Decisions about the past, and by clocks that differ. */
class DecisionTimeIT {
    @Test
    void whatWasKnownThenIsToldFromTheRecord() {
        Person anna = registrar().person();
        registrar().company("reviewed", true);
        Choices choices = new Choices(door(), anna.id());
        String consent = id(choices.first("permit", "then-1"));
        Instant between = InstantSource.system().instant();
        choices.next(consent, 1, "deny", "then-2");
        Questions questions = new Questions(door());

        String now = Questions.about(anna, "reviewed", "MLTRAINING");
        String then =
                Questions.about(anna.study().value(), "reviewed", "MLTRAINING", ",\"known_as_of\":\"" + between + "\"");
        String later = then.replace(between.toString(), "2999-01-01T00:00:00Z");

        assertThat(questions.code(now)).isEqualTo("CONSENT_DENY");
        assertThat(questions.code(then)).isEqualTo("PERMIT");
        assertThat(questions.ask("evaluation", later).statusCode()).isEqualTo(400);
    }

    /** The log's newest entry has the newest version of each Consent only, so an older one was as if never said. */
    @Test
    void whatHeldThenIsToldFromTheHistory() {
        Person anna = registrar().person();
        registrar().company("earlier", true);
        Choices choices = new Choices(door(), anna.id());
        Instant before = justNow();
        String consent = id(choices.first("deny", "held-1"));
        Instant no = justNow();
        choices.next(consent, 1, "permit", "held-2");
        Instant yes = justNow();
        choices.next(consent, 2, "deny", "held-3");

        assertThat(heldAt(before, null, anna)).as("the rules alone").isEqualTo("PERMIT");
        assertThat(heldAt(no, null, anna)).isEqualTo("CONSENT_DENY");
        assertThat(heldAt(yes, null, anna)).isEqualTo("PERMIT");
        assertThat(heldAt(no, yes, anna)).isEqualTo("CONSENT_DENY");
        assertThat(heldAt(yes, no, anna)).as("what was not known yet").isEqualTo("CONSENT_DENY");
        assertThat(new Questions(door()).code(Questions.about(anna, "earlier", "MLTRAINING")))
                .isEqualTo("CONSENT_DENY");
    }

    @Test
    void aClockThatIsAheadDelaysNoChoiceAndRefusesNoLaterOne() {
        Person anna = registrar().person();
        registrar().company("ahead", true);
        Choices choices = new Choices(door(), anna.id());
        Questions questions = new Questions(door());
        String question = Questions.about(anna, "ahead", "MLTRAINING");

        String consent = id(choices.ahead(Duration.ofMinutes(4), "deny", "ahead-1"));
        assertThat(questions.code(question)).isEqualTo("CONSENT_DENY");
        assertThat(choices.next(consent, 1, "permit", "ahead-2").statusCode()).isEqualTo(200);
        assertThat(questions.code(question)).isEqualTo("PERMIT");
        assertThat(choices.ahead(Duration.ofMinutes(6), "deny", "ahead-3").statusCode())
                .isEqualTo(422);
    }

    /** Before what is dated next, in whole milliseconds. */
    private static Instant justNow() {
        return InstantSource.system().instant().minusMillis(1);
    }

    private static String heldAt(Instant asOf, @Nullable Instant known, Person person) {
        String context = ",\"as_of\":\"" + asOf + "\"" + (known == null ? "" : ",\"known_as_of\":\"" + known + "\"");
        return new Questions(door()).code(Questions.about(person.study().value(), "earlier", "MLTRAINING", context));
    }

    private Registrar registrar() {
        return new Registrar(door());
    }

    private static String id(HttpResponse<String> answer) {
        return AgentDoor.json(answer).getString("id", "none");
    }
}

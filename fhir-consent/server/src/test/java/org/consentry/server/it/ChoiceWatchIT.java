// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.consentry.server.storage.SpokenNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Staff see which choices of any patient have not reached every agent, and are told of nobody by name. */
class ChoiceWatchIT {
    private static final String PATH = "/fhir/staff/v1/enforcement";

    private final Ward ward = new Ward();
    private final Person anna = ward.person();
    private final String name = Ward.fresh("watch");
    private final AgentDoor agent = new AgentDoor(ward.door(), name);
    private final Door staff = ward.door().as(Platform.tokens().staff());

    @Test
    void aChoiceWaitsUntilTheAgentAsksForWhatComesAfterIt() {
        AgentDoor.Loaded view = agent.snapshot();
        agent.feed(view.header().position(), view.header().epoch());
        assertThat(agent().getInt("choices")).isZero();
        assertThat(agent()).doesNotContainKey("oldest");

        String consent = new Answer(new Choices(ward.door(), anna.id()).first("deny", Ward.fresh("no")))
                .expect(201)
                .id();

        String number = SpokenNumber.ofChoice(consent, 1).text();
        JsonObject choice = choice(number).orElseThrow();
        assertThat(agents(choice)).contains(name);
        assertThat(agent().getInt("choices")).isEqualTo(1);
        assertThat(agent().getString("oldest")).isEqualTo(choice.getString("storedAt"));
        assertThat(agent().getString("seen")).isNotEmpty();
        assertThat(read(1).toString())
                .doesNotContain(anna.id(), consent, anna.number().value());

        agent.feed(Long.parseLong(choice.getString("position")), view.header().epoch());

        assertThat(agent().getInt("choices")).isZero();
        assertThat(agent().getString("position")).isEqualTo(choice.getString("position"));
        assertThat(choice(number).map(ChoiceWatchIT::agents).orElse(List.of())).doesNotContain(name);
    }

    /** It holds no view, so nothing leaves by it; but staff see that it has never asked. */
    @Test
    void anAgentThatNeverAskedIsOnTheListWithoutAPosition() {
        assertThat(agent()).doesNotContainKeys("position", "seen", "oldest");
        assertThat(agent().getString("site")).isEqualTo("Main site");
    }

    @Test
    void anAgentThatIsOffTheRegisterIsWaitedForNoMore() {
        AgentDoor.Loaded view = agent.snapshot();
        agent.feed(view.header().position(), view.header().epoch());
        AgentRegister.approve(
                AgentRegister.login("eli"), AgentRegister.id(AgentRegister.end(AgentRegister.login("dana"), name)));

        String consent = new Answer(new Choices(ward.door(), anna.id()).first("deny", Ward.fresh("no")))
                .expect(201)
                .id();

        assertThat(listed()).isEmpty();
        assertThat(choice(SpokenNumber.ofChoice(consent, 1).text())
                        .map(ChoiceWatchIT::agents)
                        .orElse(List.of()))
                .doesNotContain(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?page=0", "?page=x"})
    void whatIsNoPageIsRefused(String page) {
        assertThat(staff.get(PATH + page).statusCode()).isEqualTo(400);
    }

    @Test
    void nobodyButStaffSeesIt() {
        for (String token : List.of(
                Platform.tokens().patient(anna.id()),
                Platform.tokens().registrar(),
                Platform.tokens().agent(),
                Platform.tokens().staff("dana", "user/*.rs"))) {
            assertThat(ward.door().as(token).get(PATH).statusCode()).isEqualTo(403);
        }
    }

    private JsonObject read(int page) {
        HttpResponse<String> answer = staff.get(PATH + "?page=" + page);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return AgentDoor.json(answer);
    }

    private JsonObject agent() {
        return listed().orElseThrow();
    }

    private Optional<JsonObject> listed() {
        return read(1).getJsonArray("agents").getValuesAs(JsonObject.class).stream()
                .filter(each -> each.getString("agent").equals(name))
                .findFirst();
    }

    /** The choice with this number, on any page: agents of other tests wait for theirs. */
    private Optional<JsonObject> choice(String number) {
        List<JsonObject> all = new ArrayList<>();
        JsonObject page = read(1);
        for (int i = 2; !page.getJsonArray("choices").isEmpty(); i++) {
            all.addAll(page.getJsonArray("choices").getValuesAs(JsonObject.class));
            page = read(i);
        }
        return all.stream()
                .filter(one -> one.getString("number").equals(number))
                .findFirst();
    }

    private static List<String> agents(JsonObject choice) {
        return choice.getJsonArray("agents").getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .toList();
    }
}

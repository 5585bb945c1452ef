// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.http.HttpResponse;
import java.util.List;
import org.consentry.policy.PatientId;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.DisclosureReportJson;
import org.consentry.protocol.FeedBatch;
import org.consentry.protocol.FeedBatchJson;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class ConsentServerIT {
    @Deployment(testable = false)
    static WebArchive shipped() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/consent-server.war"));
    }

    @ArquillianResource
    @SuppressWarnings("NullAway.Init") // Arquillian fills it
    private URL server;

    @Test
    void capabilitiesAreOpen() {
        HttpResponse<String> answer = door().get("/fhir/r4/metadata");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("CapabilityStatement");
    }

    @Test
    void nobodyButAnAgentFollowsTheFeed() {
        String feed = "/fhir/agent/v1/snapshot";
        Tokens tokens = Platform.tokens();

        assertThat(door().get(feed).statusCode()).isEqualTo(401);
        assertThat(door().as(tokens.expired()).get(feed).statusCode()).isEqualTo(401);
        assertThat(door().as(tokens.forAnotherAudience()).get(feed).statusCode())
                .isEqualTo(401);
        assertThat(door().as(tokens.ofAnotherIssuer()).get(feed).statusCode()).isEqualTo(401);
        assertThat(door().as(tokens.tamperedWith()).get(feed).statusCode()).isEqualTo(401);
        assertThat(door().as(tokens.staff()).get(feed).statusCode()).isEqualTo(403);
        assertThat(door().as(tokens.agent()).get(feed).statusCode()).isEqualTo(200);
    }

    @Test
    void aWaitingAgentHearsNothingWhenNothingHappens() {
        AgentDoor.Loaded loaded = agent("waits").snapshot();

        FeedBatch batch = FeedBatchJson.read(agent("waits")
                .ask(loaded.header().position(), loaded.header().epoch(), 1)
                .body());

        assertThat(batch.entries()).isEmpty();
        assertThat(batch.head()).isEqualTo(loaded.header().position());
    }

    @Test
    void anAgentOfAnotherEpochOrFromTheFutureMustLoadTheSnapshot() {
        AgentDoor agent = agent("lost");
        AgentDoor.Loaded loaded = agent.snapshot();
        long position = loaded.header().position();

        assertThat(agent.ask(position, "another", 0).statusCode()).isEqualTo(410);
        assertThat(agent.ask(position + 1000, loaded.header().epoch(), 5).statusCode())
                .isEqualTo(410);
        assertThat(agent.ask(-1, loaded.header().epoch(), 0).statusCode()).isEqualTo(400);
    }

    @Test
    void aReportCountsOnceHoweverOftenItIsSent() {
        AgentDoor agent = agent("ships");
        PatientId unknown = new PatientId("urn:oid:2.999.1", "nobody-here");
        DisclosureReport one = Reports.sent(1, unknown, new StudyUid("1.2.3"));
        DisclosureReport two = Reports.refused(2, unknown, new StudyUid("1.2.3"));
        DisclosureReport four = Reports.refused(4, unknown, new StudyUid("1.2.3"));

        assertThat(agent.report()).isZero();
        assertThat(agent.report(one)).isEqualTo(1);
        assertThat(agent.report(one, two)).isEqualTo(2);
        assertThat(agent.report(four)).as("a gap is not acknowledged").isEqualTo(2);
        assertThat(agent.report(two, Reports.sent(3, unknown, new StudyUid("1.2.3"))))
                .isEqualTo(4);
        assertThat(agent.post("{\"agent\":\"ships\",\"reports\":[{\"sequence\":5}]}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(agent.post(DisclosureReportJson.write(new DisclosureReportJson.Batch(
                                        "ships", List.of(Reports.refused(1, unknown, new StudyUid("1.2.3")))))
                                .toString())
                        .statusCode())
                .as("another report under a number already used")
                .isEqualTo(409);
        assertThat(agent.report()).isEqualTo(4);
    }

    private AgentDoor agent(String id) {
        return new AgentDoor(door(), id);
    }

    private Door door() {
        try {
            return Door.at(new URI("http", null, "127.0.0.1", server.getPort(), "/", null, null));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}

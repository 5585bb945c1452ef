// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.feed;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.time.InstantSource;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.consentry.protocol.Json;
import org.consentry.server.access.Callers;
import org.consentry.server.access.Duty;
import org.consentry.server.access.answer.Problem;
import org.consentry.server.storage.SpokenNumber;

/** Shows staff which choices of any patient an agent has not confirmed, and when each agent last asked. */
@Path("enforcement")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Dependent
public class ChoiceWatchResource {
    /** Choices of a page. */
    static final int PAGE = 50;

    private static final Pattern VERSION = Pattern.compile("Consent/([^/]+)/_history/([1-9][0-9]{0,8})");

    private final ChoiceWatchStore watch;
    private final InstantSource clock;

    /** Takes its collaborators. */
    @Inject
    public ChoiceWatchResource(ChoiceWatchStore watch, InstantSource clock) {
        this.watch = watch;
        this.clock = clock;
    }

    /**
     * One page of the choices that wait for some agent, the oldest first, with all agents. A choice is named by its
     * number alone, so no reason is needed: the number leads to the patient, for a reason.
     *
     * @param page the first is 1
     */
    @GET
    public String all(@QueryParam("page") @DefaultValue("1") String page, @Context HttpServletRequest request) {
        var _ = Callers.staff(request, Duty.OVERVIEWS);
        if (!page.matches("[1-9][0-9]{0,5}")) {
            throw new Problem(Status.BAD_REQUEST, "Expected page as a number from 1 on");
        }
        JsonArrayBuilder agents = Json.createArrayBuilder();
        watch.agents().forEach(agent -> agents.add(json(agent)));
        JsonArrayBuilder choices = Json.createArrayBuilder();
        watch.page(PAGE, (Long.parseLong(page) - 1) * PAGE).forEach(one -> choices.add(json(one)));
        return Json.createObjectBuilder()
                .add("asOf", clock.instant().toString())
                .add("head", Long.toString(watch.head()))
                .add("most", ChoiceWatchStore.MOST)
                .add("agents", agents)
                .add("total", watch.count())
                .add("pageSize", PAGE)
                .add("choices", choices)
                .build()
                .toString();
    }

    private static JsonObjectBuilder json(ChoiceWatchStore.Watched agent) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("agent", agent.agent())
                .add("site", agent.site())
                .add("choices", agent.choices());
        if (agent.position() != null) {
            json.add("position", agent.position().toString());
        }
        agent.seen().ifPresent(at -> json.add("seen", at.toString()));
        agent.oldest().ifPresent(at -> json.add("oldest", at.toString()));
        return json;
    }

    private static JsonObjectBuilder json(ChoiceWatchStore.Unconfirmed one) {
        JsonArrayBuilder agents = Json.createArrayBuilder();
        one.agents().forEach(agents::add);
        return Json.createObjectBuilder()
                .add("number", number(one.cause()))
                .add("position", Long.toString(one.position()))
                .add("storedAt", one.at().toString())
                .add("agents", agents);
    }

    /** The number that people say for the version of a Consent; empty for another cause. */
    static String number(String cause) {
        Matcher version = VERSION.matcher(cause);
        return version.matches()
                ? SpokenNumber.ofChoice(version.group(1), Integer.parseInt(version.group(2)))
                        .text()
                : "";
    }
}

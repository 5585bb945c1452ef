// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.operator;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.consentry.agent.queue.HandDone;
import org.consentry.agent.queue.WaitingQueue;
import org.consentry.protocol.HandAct;
import org.consentry.protocol.MalformedMessageException;
import org.consentry.protocol.StrictJson;

/**
 * What waits for recipients, and what operators do to it: {@code hold}, {@code release}, {@code retry} and
 * {@code drop}, of one image or of a route. An act has a body such as {@code {"why": "the recipient moves house"}}. The
 * role is checked in front.
 */
@Path("/queue/v1")
@Dependent
@Produces(QueueResource.JSON)
public class QueueResource {
    static final String JSON = "application/json";

    private static final int LONGEST = 4096;

    private final WaitingQueue queue;
    private final QueueOperator operator;

    /** Acts on this queue. */
    @Inject
    public QueueResource(WaitingQueue queue, QueueOperator operator) {
        this.queue = queue;
        this.operator = operator;
    }

    /** Lists the routes. */
    @GET
    @Path("/routes")
    public String routes() {
        return QueueJson.routes(queue.listing().routes());
    }

    /** Lists images of a route, in the order in which they leave. */
    @GET
    @Path("/routes/{route}/images")
    public String images(
            @PathParam("route") String route,
            @QueryParam("skip") @DefaultValue("0") String skip,
            @QueryParam("limit") @DefaultValue(Paging.USUAL) String limit) {
        return QueueJson.images(route, queue.listing().on(route, Paging.skip(skip), Paging.limit(limit)));
    }

    /** Acts on a route. */
    @POST
    @Path("/routes/{route}/{act}")
    @Consumes(JSON)
    public String onRoute(@PathParam("route") String route, @PathParam("act") String act, InputStream body)
            throws IOException {
        HandAct asked = asked(act, body);
        return answer(asked, queue.byHand().onRoute(asked, route));
    }

    /** Acts on an image. */
    @POST
    @Path("/images/{id}/{act}")
    @Consumes(JSON)
    public String onImage(@PathParam("id") String id, @PathParam("act") String act, InputStream body)
            throws IOException {
        HandAct asked = asked(act, body);
        return answer(asked, queue.byHand().onObject(asked, id));
    }

    private HandAct asked(String act, InputStream body) throws IOException {
        HandAct.Kind kind = kind(act);
        byte[] bytes = body.readNBytes(LONGEST + 1);
        if (bytes.length > LONGEST) {
            throw new MalformedMessageException("expected a body of at most " + LONGEST + " bytes");
        }
        JsonObject json = StrictJson.object(new String(bytes, StandardCharsets.UTF_8), "act");
        if (!(json.get("why") instanceof JsonString why)) {
            throw new MalformedMessageException("expected a text at act.why, found none");
        }
        return operator.act(kind, why.getString());
    }

    private static HandAct.Kind kind(String act) {
        for (HandAct.Kind kind : HandAct.Kind.values()) {
            if (kind.isOfTheQueue() && kind.name().toLowerCase(Locale.ROOT).equals(act)) {
                return kind;
            }
        }
        throw new NotFoundException("expected hold, release, retry or drop");
    }

    private static String answer(HandAct act, Optional<HandDone> done) {
        return QueueJson.done(act, done.orElseThrow(() -> new NotFoundException("nothing of that name waits")));
    }
}

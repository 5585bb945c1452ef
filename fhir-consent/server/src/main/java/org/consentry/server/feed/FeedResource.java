// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.feed;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.InstantSource;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.consentry.protocol.FeedBatch;
import org.consentry.protocol.FeedBatchJson;
import org.consentry.server.access.answer.Problem;

/**
 * Serves the feed. An agent asks for the entries after its position. By asking it confirms that it has everything up to
 * that position.
 */
@Path("feed")
@Dependent
public class FeedResource {
    private final FeedReadStore log;
    private final AgentStore agents;
    private final Polls polls;
    private final InstantSource clock;

    /** Takes its collaborators. */
    @Inject
    public FeedResource(FeedReadStore log, AgentStore agents, Polls polls, InstantSource clock) {
        this.log = log;
        this.agents = agents;
        this.polls = polls;
        this.clock = clock;
    }

    /**
     * Answers now if there is news, else as soon as there is news, else with nothing when the requested time is over.
     */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Transactional
    public CompletionStage<Response> feed(@BeanParam FeedQuery query) {
        FeedBatch now = log.after(query.after());
        String epoch = query.epoch();
        if (isGone(now, epoch, query.after())) {
            throw gone();
        }
        agents.acknowledge(query.agent(), query.site(), query.after(), clock.instant());
        CompletionStage<FeedBatch> news =
                now.entries().isEmpty() && !query.patience().isZero()
                        ? polls.after(query.after(), query.patience())
                        : java.util.concurrent.CompletableFuture.completedFuture(now);
        long after = query.after();
        return news.thenApply(batch -> {
            if (isGone(batch, epoch, after)) {
                throw new CompletionException(gone());
            }
            return Response.ok(FeedBatchJson.write(batch).toString()).build();
        });
    }

    private static boolean isGone(FeedBatch batch, String epoch, long after) {
        return !batch.epoch().equals(epoch) || after > batch.head();
    }

    private static Problem gone() {
        return new Problem(Status.GONE, "Expected a position of this epoch, found another; load the snapshot");
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.io.InputStream;
import org.consentry.protocol.CodeChangeJson;
import org.consentry.protocol.MalformedMessageException;
import org.consentry.server.access.answer.Problem;
import org.consentry.server.access.limit.Bodies;

/** Where agents, who have the keys, are asked for codes that changed, and tell them. */
@Path("codes")
@Dependent
public class CodeChangeResource {
    private static final int MOST = 200;
    private static final int LIMIT_BYTES = 64 * 1024;

    private final CodeChangeStore changes;
    private final CodeChangeMapping tasks;

    /** Takes its collaborators. */
    @Inject
    public CodeChangeResource(CodeChangeStore changes, CodeChangeMapping tasks) {
        this.changes = changes;
        this.tasks = tasks;
    }

    /** What no agent told yet; at most 200. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Transactional
    public String asked() {
        return CodeChangeJson.questions(changes.open(MOST)).toString();
    }

    /** Takes answers; one that another agent gave already changes nothing. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public void told(InputStream body) {
        try {
            tasks.tell(CodeChangeJson.readAnswers(Bodies.text(body, "codes", LIMIT_BYTES)));
        } catch (MalformedMessageException malformed) {
            throw new Problem(Status.BAD_REQUEST, malformed);
        }
    }
}

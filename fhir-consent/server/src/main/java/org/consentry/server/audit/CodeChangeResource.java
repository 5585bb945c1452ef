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

/** Asks agents for codes that changed and takes their answers. Only agents have the keys that make codes. */
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

    /** Changes whose codes no agent has sent yet; at most 200. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Transactional
    public String asked() {
        return CodeChangeJson.questions(changes.open(MOST)).toString();
    }

    /** Takes answers. An answer that another agent gave before changes nothing. */
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

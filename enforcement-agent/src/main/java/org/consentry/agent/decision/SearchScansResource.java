// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.decision;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.consentry.protocol.EvaluationSearch;
import org.consentry.protocol.EvaluationSearch.Part;

/** The door for searches (OpenID AuthZEN Authorization API 1.0, section 8): which scans may go to this recipient? */
@Path(SearchScansResource.PATH)
@Dependent
public class SearchScansResource {
    static final String PATH = "/access/v1/search/resource";

    private static final int LONGEST = 64 << 10;
    private static final int TOO_LARGE = 413;

    private final Searches searches;
    private final AskingClient client;

    /** Answers through these. */
    @Inject
    public SearchScansResource(Searches searches, AskingClient client) {
        this.searches = searches;
        this.client = client;
    }

    /** Answers a page. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response scans(InputStream body) throws IOException {
        byte[] search = body.readNBytes(LONGEST + 1);
        if (search.length > LONGEST) {
            return Problems.of(TOO_LARGE, "expected a search of at most " + LONGEST + " bytes");
        }
        EvaluationSearch read = EvaluationSearch.read(new String(search, StandardCharsets.UTF_8), Part.RESOURCE);
        return Response.ok(searches.scans(read, client.name()).toString()).build();
    }
}

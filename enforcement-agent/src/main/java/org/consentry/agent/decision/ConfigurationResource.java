// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.decision;

import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.consentry.protocol.Json;

/** Says where the decision API is (OpenID AuthZEN Authorization API 1.0, section 9). */
@Path("/.well-known/authzen-configuration")
@Dependent
public class ConfigurationResource {

    /** The endpoints there are. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public String configuration(@Context UriInfo uri) {
        String base = uri.getBaseUri().toString().replaceAll("/+$", "");
        return Json.createObjectBuilder()
                .add("policy_decision_point", base)
                .add("access_evaluation_endpoint", base + "/access/v1/evaluation")
                .build()
                .toString();
    }
}

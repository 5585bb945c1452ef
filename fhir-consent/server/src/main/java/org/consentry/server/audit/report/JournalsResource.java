// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.report;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.consentry.server.access.Callers;
import org.consentry.server.access.Duty;

/** Shows staff the last link of each agent's journal, to check a folder against. */
@Path("journals")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Dependent
public class JournalsResource {
    private final JournalStore store;

    /** Takes the links. */
    @Inject
    public JournalsResource(JournalStore store) {
        this.store = store;
    }

    /** The last link of each agent. It names no patient, so it needs no reason. */
    @GET
    public String all(@Context HttpServletRequest request) {
        var _ = Callers.staff(request, Duty.TRAIL);
        return "{\"journals\":" + store.links() + "}";
    }
}

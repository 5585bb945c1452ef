// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.outside;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.consentry.protocol.Json;
import org.consentry.server.access.Caller;
import org.consentry.server.access.Callers;
import org.consentry.server.access.Duty;
import org.consentry.server.access.answer.Problem;
import org.consentry.server.access.limit.Bodies;

/**
 * Takes files of old releases from staff: first a trial, which saves nothing, then the same bytes by their digest. Both
 * look at patients, so both need a reason.
 */
@Path("old-releases")
@Produces(MediaType.APPLICATION_JSON)
@Consumes("text/csv")
@Transactional
@Dependent
public class OldReleasesResource {
    /** Most bytes of a file. */
    static final int LIMIT_BYTES = 512 * 1024;

    /** Most faults and rows that are told by one answer. */
    private static final int MOST_TOLD = 1_000;

    private final OldReleases releases;

    /** Takes what checks and saves. */
    @Inject
    public OldReleasesResource(OldReleases releases) {
        this.releases = releases;
    }

    /** Says what is wrong with a file, what is on record already, and how much would be added. */
    @POST
    @Path("trial")
    public String check(InputStream body, @Context HttpServletRequest request) {
        Caller caller = withReason(request);
        byte[] file = file(body);
        return answer(digest(file), releases.check(file, caller));
    }

    /**
     * Takes a file over, whole or not at all. The same file again adds nothing.
     *
     * @param digest SHA-256 of the file, in hexadecimal, as the trial told it
     */
    @POST
    public Response save(
            @QueryParam("digest") @DefaultValue("") String digest,
            InputStream body,
            @Context HttpServletRequest request) {
        Caller caller = withReason(request);
        byte[] file = file(body);
        if (!digest(file).equals(digest)) {
            throw new Problem(
                    Status.CONFLICT, "Expected digest as the trial told it of the same file, found another or none");
        }
        OldReleases.Checked checked = releases.save(file, digest, caller);
        return Response.status(checked.isClean() ? Status.OK.getStatusCode() : 422)
                .entity(answer(digest, checked))
                .build();
    }

    private static byte[] file(InputStream body) {
        return Bodies.bytes(body, "a file of old releases", LIMIT_BYTES);
    }

    private static Caller withReason(HttpServletRequest request) {
        Caller caller = Callers.staff(request, Duty.OFFICE);
        if (caller.reason() == null) {
            throw new Problem(
                    Status.FORBIDDEN,
                    "Expected the header " + Caller.REASON_HEADER + " with 5 to 200 characters, found none");
        }
        return caller;
    }

    private static String answer(String digest, OldReleases.Checked checked) {
        JsonArrayBuilder faults = Json.createArrayBuilder();
        checked.faults().stream()
                .limit(MOST_TOLD)
                .forEach(fault -> faults.add(Json.createObjectBuilder()
                        .add("row", fault.row())
                        .add("column", fault.column())
                        .add("code", fault.kind().code())
                        .add("found", fault.found())));
        JsonArrayBuilder known = Json.createArrayBuilder();
        checked.known().stream().limit(MOST_TOLD).forEach(known::add);
        return Json.createObjectBuilder()
                .add("digest", digest)
                .add("rows", checked.rows())
                .add("clean", checked.isClean())
                .add("added", checked.isClean() ? checked.added() : 0)
                .add("knownCount", checked.known().size())
                .add("known", known)
                .add("faultCount", checked.faults().size())
                .add("faults", faults)
                .build()
                .toString();
    }

    private static String digest(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected SHA-256, which every JDK has", e);
        }
    }
}

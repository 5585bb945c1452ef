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
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.consentry.agent.bypass.ToldIntake;
import org.consentry.protocol.Json;
import org.consentry.protocol.MalformedMessageException;

/** The door where export systems tell what they have sent by themselves. A message is taken whole or not at all. */
@Path("/access/v1/releases")
@Dependent
public class ReleasesResource {
    private static final int LONGEST = 4 << 20;
    private static final int TOO_LARGE = 413;

    private final ToldIntake intake;
    private final AskingClient client;

    /** Takes its collaborators. */
    @Inject
    public ReleasesResource(ToldIntake intake, AskingClient client) {
        this.intake = intake;
        this.client = client;
    }

    /** Takes releases; they are on disk when it answers. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response take(InputStream body) throws IOException {
        byte[] message = body.readNBytes(LONGEST + 1);
        if (message.length > LONGEST) {
            return Problems.of(TOO_LARGE, "expected a message of at most " + LONGEST + " bytes, found a longer one");
        }
        int taken = intake.take(text(message), client.name());
        return Response.ok(Json.createObjectBuilder()
                        .add("recorded", taken)
                        .build()
                        .toString())
                .build();
    }

    private static String text(byte[] message) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(message))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedMessageException("expected UTF-8 at message, found other bytes");
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.retrieve;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.consentry.agent.dicomweb.body.MediaType;
import org.consentry.agent.dicomweb.body.MultipartInput;
import org.consentry.agent.dicomweb.transit.Framing;
import org.consentry.agent.dicomweb.transit.Intake;
import org.consentry.agent.dicomweb.transit.MultipartFraming;
import org.consentry.agent.dicomweb.transit.OpenDesk;
import org.consentry.agent.dicomweb.transit.Received;
import org.consentry.agent.disclosure.ReleaseOrigin;

/**
 * Whole objects, as parts of a multipart answer.
 *
 * @param wanted the encodings that the program takes
 */
public record ObjectForm(WantedSyntaxes wanted) implements FetchForm {
    private static final String RELATED = "multipart/related";

    @Override
    public OriginQuestion question(FetchTarget target) {
        return new OriginQuestion(
                target.path(),
                wanted.accept(),
                type -> type.type().equals(RELATED)
                        && type.parameter("type")
                                .filter(MediaType.DICOM::equalsIgnoreCase)
                                .isPresent()
                        && type.parameter("boundary").isPresent());
    }

    @Override
    public long mostBytes(long setting) {
        return setting;
    }

    @Override
    public List<Received> taken(OriginAnswer came, InputStream body, FetchTarget target, OpenDesk desk) {
        String boundary = came.type().parameter("boundary").orElseThrow();
        return new Intake(new FetchDesk(desk, target, wanted), Optional.empty())
                .all(new MultipartInput(body, boundary));
    }

    @Override
    public Framing framing(RandomGenerator random) {
        return new MultipartFraming(MultipartFraming.unguessable(random), MultipartFraming.Label.TYPE_AND_SYNTAX);
    }

    @Override
    public ReleaseOrigin recorded(ReleaseOrigin objects) {
        return objects;
    }
}

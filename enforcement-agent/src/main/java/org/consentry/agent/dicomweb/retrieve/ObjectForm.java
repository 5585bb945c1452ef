// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.retrieve;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.consentry.agent.dicomweb.body.MediaType;
import org.consentry.agent.dicomweb.body.MultipartInput;
import org.consentry.agent.dicomweb.transit.Intake;
import org.consentry.agent.dicomweb.transit.MultipartFraming;
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
        return question(target, wanted);
    }

    /** What an archive is asked for whole objects. */
    static OriginQuestion question(FetchTarget target, WantedSyntaxes wanted) {
        return new OriginQuestion(
                target.path(),
                wanted.accept(),
                type -> type.type().equals(RELATED)
                        && type.parameter("type")
                                .filter(MediaType.DICOM::equalsIgnoreCase)
                                .isPresent()
                        && type.parameter("boundary").isPresent());
    }

    /** The objects of an answer to it. */
    static List<Received> objects(OriginAnswer came, InputStream body, Intake.Desk desk) {
        String boundary = came.type().parameter("boundary").orElseThrow();
        return new Intake(desk, Optional.empty()).all(new MultipartInput(body, boundary));
    }

    @Override
    public long mostBytes(long setting) {
        return setting;
    }

    @Override
    public List<Received> taken(OriginAnswer came, InputStream body, FetchTarget target, FetchCounter counter) {
        return objects(came, body, new FetchDesk(counter.desk(), target, wanted::takes));
    }

    @Override
    public Leaving leaving(List<Received> taken, FetchTarget target, FetchCounter counter) {
        String boundary = MultipartFraming.unguessable(counter.random());
        return new Leaving(taken, new MultipartFraming(boundary, MultipartFraming.Label.TYPE_AND_SYNTAX));
    }

    @Override
    public ReleaseOrigin recorded(ReleaseOrigin objects) {
        return objects;
    }
}

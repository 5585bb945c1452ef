// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.score.candidate;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.consentry.agent.dataset.DicomFile;
import org.consentry.agent.dataset.FileMeta;
import org.consentry.agent.dataset.Limits;
import org.consentry.agent.dataset.MalformedDatasetException;
import org.consentry.agent.deidentify.Deidentifier;
import org.consentry.agent.deidentify.KeyFile;
import org.consentry.agent.deidentify.Outcome;
import org.consentry.agent.dicom.InstanceAdmission;
import org.consentry.agent.score.key.Planted;
import org.consentry.policy.PatientId;
import org.consentry.policy.RecipientId;

/** The product with its usual options, as the DICOMweb doors write what leaves. */
public final class Agent implements Candidate {
    private static final RecipientId RECIPIENT = new RecipientId("northlight");

    private final Deidentifier deidentifier;

    /** @param folder for the key file, which must not be there yet */
    public Agent(Path folder) {
        try {
            this.deidentifier = new Deidentifier(KeyFile.create(folder.resolve("score.keys"), new Random(4711)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String name() {
        return "Consentry";
    }

    @Override
    public List<Answer> answers(List<Planted> objects) {
        return objects.stream().map(this::answer).toList();
    }

    private Answer answer(Planted object) {
        try {
            DicomFile file = DicomFile.read(new ByteArrayInputStream(object.file()), Limits.STANDARD);
            PatientId patient = new PatientId("urn:score", object.patientId());
            return switch (deidentifier.deidentify(file.header().dataset(), patient, RECIPIENT)) {
                case Outcome.Cleaned cleaned -> released(file, cleaned);
                case Outcome.Refused refused -> new Answer.Refused(refused.reason() + " " + refused.where());
            };
        } catch (MalformedDatasetException malformed) {
            return new Answer.Refused("malformed");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answer released(DicomFile file, Outcome.Cleaned cleaned) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DicomFile.writeMeta(out, FileMeta.of(cleaned.dataset(), file.header().syntax()));
        InstanceAdmission.pump(file.header(), cleaned, out);
        return new Answer.Released(out.toByteArray());
    }
}

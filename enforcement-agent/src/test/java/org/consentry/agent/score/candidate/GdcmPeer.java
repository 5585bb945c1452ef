// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.score.candidate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.consentry.agent.dicom.peer.Dcmtk;
import org.consentry.agent.score.key.Planted;

/** {@code gdcmanon} of the Debian package {@code libgdcm-tools}: the Basic Profile, originals encrypted inside. */
public final class GdcmPeer implements Candidate {
    private final Path folder;

    /** @param folder empty, for what goes in and comes out */
    public GdcmPeer(Path folder) {
        this.folder = folder;
    }

    @Override
    public String name() {
        String said = Dcmtk.run("gdcmanon", "--version").output();
        return "gdcmanon " + said.replaceAll("(?s).*gdcm ([0-9.]+).*", "$1");
    }

    @Override
    public List<Answer> answers(List<Planted> objects) {
        try {
            Path in = Files.createDirectories(folder.resolve("in"));
            Path out = Files.createDirectories(folder.resolve("out"));
            Path certificate = folder.resolve("certificate.pem");
            Dcmtk.run(
                    "openssl",
                    "req",
                    "-x509",
                    "-newkey",
                    "rsa:2048",
                    "-nodes",
                    "-subj",
                    "/CN=nobody",
                    "-keyout",
                    folder.resolve("key.pem").toString(),
                    "-out",
                    certificate.toString());
            for (Planted object : objects) {
                Files.write(in.resolve(object.name()), object.file());
            }
            Dcmtk.run(
                    "gdcmanon",
                    "--de-identify",
                    "--certificate",
                    certificate.toString(),
                    "--recursive",
                    "--continue",
                    "--input",
                    in.toString(),
                    "--output",
                    out.toString());
            List<Answer> answers = new ArrayList<>();
            for (Planted object : objects) {
                Path made = out.resolve(object.name());
                answers.add(
                        Files.exists(made) && Files.size(made) > 0
                                ? new Answer.Released(Files.readAllBytes(made))
                                : new Answer.Refused("no result"));
            }
            return answers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.terminology;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** The modalities of DICOM, current and retired: R4's copy of the DICOM code system dates from 2018 and lacks some. */
public final class Modalities {
    private static final String SHIPPED = "/terminology/dicom-modalities.txt";

    private Modalities() {}

    /** Every modality, with its meaning. */
    public static List<Concept> shipped() {
        InputStream file = Modalities.class.getResourceAsStream(SHIPPED);
        if (file == null) {
            throw new IllegalStateException("Expected the list of modalities " + SHIPPED + ", found none");
        }
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.US_ASCII))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" ", 2))
                    .map(words -> new Concept(words[0], words[1], Set.of(), false, true))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The list of modalities " + SHIPPED + " cannot be read", unreadable);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Reads PDF files that were made: what veraPDF says against them as PDF/UA-1, and their text. */
final class PdfChecks {

    static {
        VeraGreenfieldFoundryProvider.initialise();
    }

    private PdfChecks() {}

    /** Writes it beside the pages, to be looked at. */
    static void keep(byte[] pdf, String name, String language) throws IOException {
        Path folder = Files.createDirectories(Path.of("target/pages", language));
        Files.write(folder.resolve(name + ".pdf"), pdf);
    }

    /** What breaks PDF/UA-1, by rule; empty if the file complies. */
    static List<String> faults(byte[] pdf) throws Exception {
        try (PDFAParser parser =
                Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFUA_1)) {
            PDFAValidator validator =
                    Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, 100, false, true, false);
            ValidationResult result = validator.validate(parser);
            List<String> failed = result.getTestAssertions().stream()
                    .filter(each -> each.getStatus() == TestAssertion.Status.FAILED)
                    .map(each -> each.getRuleId() + " " + each.getMessage())
                    .toList();
            return failed.isEmpty() && !result.isCompliant() ? List.of("not compliant") : failed;
        }
    }

    /** The words, with single spaces between them. */
    static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper()
                    .getText(document)
                    .replaceAll("\\s+", " ")
                    .strip();
        }
    }

    /** Letters that reach beyond the edge of their page, where nobody can read them. */
    static String cutOff(byte[] pdf) throws IOException {
        StringBuilder outside = new StringBuilder();
        var reader = new PDFTextStripper() {
            @Override
            protected void processTextPosition(TextPosition text) {
                if (text.getXDirAdj() + text.getWidthDirAdj() > text.getPageWidth()) {
                    outside.append(text.getUnicode());
                }
            }
        };
        try (var document = Loader.loadPDF(pdf)) {
            reader.getText(document);
        }
        return outside.toString();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.view.document;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;

/** Renders HTML as PDF/UA-1 (ISO 14289-1). It loads nothing from anywhere but the font inside PDFBox. */
public final class Pdf {
    /** The only family; without bold, so templates make headings by size. */
    private static final String FAMILY = "Liberation Sans";

    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final int REGULAR = 400;
    private static final String STYLE = style("paper.css");
    private static final String UPRIGHT = style("upright.css");
    private static final PrintableLetters LETTERS = new PrintableLetters(Pdf::font);

    static {
        // It would log pieces of what is on the page.
        XRLog.setLoggingEnabled(false);
    }

    private Pdf() {}

    /**
     * The bytes of the file.
     *
     * @param html a whole page with a language, a title and a description; {@code paper.css} is put into it. What is of
     *     class {@code p-unprinted} says what the mark of letters means that the font lacks; it goes where all print
     */
    public static byte[] of(String html) {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.usePdfUaAccessibility(true);
        builder.useFont(Pdf::font, FAMILY, REGULAR, FontStyle.NORMAL, true);
        builder.useUriResolver((base, address) -> null);
        Document page = Jsoup.parse(html);
        LETTERS.mark(page);
        page.head()
                .appendElement("style")
                .appendChild(new DataNode(STYLE + (page.body().hasClass("p-upright") ? UPRIGHT : "")));
        builder.withW3cDocument(new W3CDom().fromJsoup(page), null);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        builder.toStream(file);
        try {
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    private static String style(String file) {
        try (InputStream in = Objects.requireNonNull(Pdf.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream font() {
        return Objects.requireNonNull(PdfRendererBuilder.class.getResourceAsStream(FONT), "PDFBox brings this font");
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.view.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.function.Supplier;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;

/**
 * Knows which letters a font prints. Others are marked, so that nobody takes half a name for a whole one. Letters that
 * are written from right to left count among the others, since the PDF would show them in the wrong order. Thread-safe.
 */
final class PrintableLetters {
    /** Stands for letters in a row that are not printed. */
    static final String MARK = "(*)";

    /** Elements of a page that say what the mark means; they go where nothing is marked. */
    static final String NOTE = ".p-unprinted";

    private final CmapLookup glyphs;

    PrintableLetters(Supplier<InputStream> font) {
        try (TrueTypeFont read = new TTFParser().parse(new RandomAccessReadBuffer(font.get()))) {
            this.glyphs = read.getUnicodeCmapLookup();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Marks what is not printed in the texts of a page. */
    void mark(Document page) {
        String before = page.body().text();
        NodeTraversor.traverse(
                (node, depth) -> {
                    if (node instanceof TextNode text) {
                        text.text(marked(text.getWholeText()));
                    }
                },
                page.body());
        if (page.body().text().equals(before)) {
            page.select(NOTE).remove();
        }
    }

    /** The text with each row of letters that are not printed as one mark. */
    String marked(String text) {
        StringBuilder marked = new StringBuilder();
        boolean inMark = false;
        for (int letter :
                Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().toArray()) {
            boolean prints = prints(letter);
            if (prints) {
                marked.appendCodePoint(letter);
            } else if (!inMark) {
                marked.append(MARK);
            }
            inMark = !prints;
        }
        return marked.toString();
    }

    private boolean prints(int letter) {
        return switch (Character.getDirectionality(letter)) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> false;
            default ->
                Character.isWhitespace(letter) || Character.isISOControl(letter) || glyphs.getGlyphId(letter) != 0;
        };
    }
}

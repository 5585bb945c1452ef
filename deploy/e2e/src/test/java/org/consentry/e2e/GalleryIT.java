// SPDX-License-Identifier: Apache-2.0
package org.consentry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every page in every state, as the portal's tests rendered it, in a real browser: what a program can measure of how
 * pages look. axe takes the most time and the same page has the same elements in both languages, so that it judges
 * every second page in English and the others in Spanish. With {@code -Dgallery=true}, which {@code deploy/gallery}
 * asks for, it judges each twice, and pictures are kept.
 */
class GalleryIT {
    private static final Path PAGES = Path.of("..", "..", "portal-web", "target", "pages");
    private static final Path PICTURES = Path.of("target", "gallery");
    private static final boolean KEEPS = Boolean.getBoolean("gallery");
    private static final int TALL = 900;
    private static final int WIDE = 1280;
    private static final int PAPER = 800;
    private static final int NARROW = 320;
    private static final int NARROWEST = 256;

    /** Spacing that WCAG 2.2 lets a reader set (1.4.12). */
    private static final String SPACING = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important;"
            + " word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }";

    private static final String TOO_SMALL = """
            () => [...document.querySelectorAll('main .govuk-button, main .govuk-radios__item, main .govuk-input, main select')]
              .map(e => [e, e.getBoundingClientRect()])
              .filter(([e, box]) => box.width > 0 && box.height < 44)
              .map(([e, box]) => e.className + ' ' + box.height)""";

    private static final Playwright PLAYWRIGHT = Playwright.create();
    private static final Browser BROWSER = Chromium.launch(PLAYWRIGHT);

    /** What is wrong, by what was measured. */
    private static final Map<String, List<String>> WRONG = new TreeMap<>();

    @BeforeAll
    static void lookAtEveryPage() throws IOException {
        each("en", 0, WIDE, ColorScheme.LIGHT, (file, page) -> {
            keep(page, "");
            page.setViewportSize(NARROW, TALL);
            find("small", file, strings(page.evaluate(TOO_SMALL)));
            page.addStyleTag(new Page.AddStyleTagOptions().setContent(SPACING));
            overflow(file, page);
            page.setViewportSize(PAPER, TALL);
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            keep(page, "-print");
            if (page.locator("nav:visible, .p-footer:visible").count() > 0) {
                find("print", file, List.of("a menu is printed"));
            }
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
            page.setViewportSize(WIDE, TALL);
        });
        each("es", 1, NARROW, ColorScheme.DARK, (file, page) -> {
            keep(page, "-dark");
            page.setViewportSize(NARROWEST, TALL);
            overflow(file, page);
            page.setViewportSize(NARROW, TALL);
        });
    }

    @AfterAll
    static void close() {
        PLAYWRIGHT.close();
    }

    /** English in light and wide, Spanish in dark and at 320 px, and so that each page was judged in one of them. */
    @Test
    void axeFindsNothing() {
        assertThat(WRONG).doesNotContainKey("axe");
    }

    /** At 320 px with the spacing that a reader may set, and at 256 px: a window of 1280 at 500 percent. */
    @Test
    void nothingScrollsSideways() {
        assertThat(WRONG).doesNotContainKey("overflow");
    }

    @Test
    void whatIsPressedIsLargeEnough() {
        assertThat(WRONG).doesNotContainKey("small");
    }

    @Test
    void onPaperThereIsNoMenu() {
        assertThat(WRONG).doesNotContainKey("print");
    }

    /** Templates have no roles on tables, and without script nothing sets them. */
    @Test
    void aStackedTableIsATableWithoutScriptToo() {
        try (BrowserContext plain = BROWSER.newContext(
                new Browser.NewContextOptions().setJavaScriptEnabled(false).setViewportSize(NARROW, TALL))) {
            Page page = plain.newPage();
            page.navigate(uri(PAGES.resolve("en").resolve("sharing.html")));

            String tree = page.locator("table.p-stack").first().ariaSnapshot();

            assertThat(tree)
                    .startsWith("- table")
                    .contains(
                            "- rowgroup:",
                            "row \"Date: March 14, 2026",
                            "rowheader \"Date: ",
                            "columnheader \"Date\"",
                            "cell \"Who");
        }
    }

    private static void overflow(Path file, Page page) {
        int width = page.viewportSize().width;
        int needed = (Integer) page.evaluate("document.documentElement.scrollWidth");
        find("overflow", file, needed <= width ? List.of() : List.of(needed + " px wide at " + width));
    }

    private static void find(String what, Path file, List<String> wrong) {
        wrong.forEach(
                each -> WRONG.computeIfAbsent(what, key -> new ArrayList<>()).add(file.getFileName() + ": " + each));
    }

    private static List<String> strings(Object found) {
        return ((List<?>) found).stream().map(String::valueOf).toList();
    }

    private static void each(String language, int first, int width, ColorScheme scheme, BiConsumer<Path, Page> look)
            throws IOException {
        List<Path> pages;
        try (Stream<Path> files = Files.list(PAGES.resolve(language))) {
            pages = files.filter(file -> file.toString().endsWith(".html"))
                    .sorted()
                    .toList();
        }
        assertThat(pages).as("the portal's tests render them").hasSizeGreaterThan(100);
        try (BrowserContext context = BROWSER.newContext(
                new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(width, TALL))) {
            Page page = context.newPage();
            for (int turn = 0; turn < pages.size(); turn++) {
                Path file = pages.get(turn);
                page.navigate(uri(file));
                if (KEEPS || turn % 2 == first) {
                    find("axe", file, Axe.violations(page));
                }
                look.accept(file, page);
            }
        }
    }

    private static String uri(Path file) {
        return file.toAbsolutePath().normalize().toUri().toString();
    }

    private static void keep(Page page, String kind) {
        if (KEEPS) {
            String name = page.url().replaceAll(".*/([a-z]+)/([^/]+)\\.html$", "$2-$1");
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(PICTURES.resolve(name + kind + ".png"))
                    .setFullPage(true));
        }
    }
}

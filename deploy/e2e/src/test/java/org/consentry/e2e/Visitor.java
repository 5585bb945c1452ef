// SPDX-License-Identifier: Apache-2.0
package org.consentry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** A person with a browser. Every page that is looked at is also looked at by axe and kept as a picture. */
final class Visitor implements AutoCloseable {

    private static final Path PICTURES = Path.of("target", "pictures");
    private static final Set<String> STAFF = Set.of("dana", "eli", "theo", "nora", "uma");
    private static final int NARROW = 320;
    private static final int WIDE = 1280;
    private static final int TALL = 900;

    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final BrowserContext context;
    private final Page page;
    private final URI portal;
    private final StaffCodes codes;

    /**
     * Sits down at a browser.
     *
     * @param codes what staff are asked for besides their password
     * @param examines whether pages are looked at by axe, which the content security policy would not let in
     */
    Visitor(Browser browser, URI portal, StaffCodes codes, boolean examines) {
        this.codes = codes;
        this.context = browser.newContext(new Browser.NewContextOptions()
                .setBypassCSP(examines)
                .setLocale("en-US")
                .setViewportSize(WIDE, TALL));
        this.page = context.newPage();
        this.page.onConsoleMessage(message -> complaints.add(message.text()));
        this.portal = portal;
    }

    Page page() {
        return page;
    }

    /** What the browser has said in its console so far. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Opens a page of the portal and returns the status of the answer. */
    int open(String path) {
        return page.navigate(portal + path).status();
    }

    /** Signs in from the start page, as a person would, and lands on a page of their own. */
    void signIn(String user) {
        givePassword(user);
        if (STAFF.contains(user)) {
            giveCode(codes.next());
        }
        page.waitForURL(url -> url.startsWith(portal.toString()));
    }

    /** Goes from the start page to the login, and gives name and password there. */
    void givePassword(String user) {
        open("/");
        clickLinkOrButton("Sign in");
        page.locator("#username").fill(user);
        page.locator("#password").fill("demo-" + user);
        page.locator("#kc-login").click();
    }

    /** Types a code of an authenticator where the login asks for it. */
    void giveCode(String code) {
        page.locator("#otp").fill(code);
        page.locator("#kc-login").click();
    }

    /** Activates the link or button with this text. */
    void clickLinkOrButton(String text) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(text).setExact(true))
                .or(page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(text).setExact(true)))
                .first()
                .click();
    }

    /** All text of the main part of the page. */
    String text() {
        return page.locator("main").innerText();
    }

    /** Looks at the page: axe finds nothing, in light and dark, wide and at 320 px, and nothing is cut off. */
    void look(String name) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            for (int width : new int[] {WIDE, NARROW}) {
                page.setViewportSize(width, TALL);
                String view = name + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT) + "-" + width;
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(PICTURES.resolve(view + ".png"))
                        .setFullPage(true));
                assertThat(Axe.violations(page)).as(view).isEmpty();
                int needed = (Integer) page.evaluate("document.documentElement.scrollWidth");
                assertThat(needed).as(view + " scrolls sideways").isLessThanOrEqualTo(width);
            }
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(WIDE, TALL);
    }

    @Override
    public void close() {
        context.close();
    }
}

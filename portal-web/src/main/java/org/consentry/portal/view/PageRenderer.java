// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.view;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.consentry.portal.config.PortalConfig;
import org.jspecify.annotations.Nullable;

/** Makes the HTML of a page for a request: language, frame, template. */
@Singleton
public class PageRenderer {

    /** Request attribute: the signed-in person's name for the frame. */
    public static final String NAME = "consentry.name";

    /** Request attribute: the {@link Layout.Who} that the page is for. */
    public static final String WHO = "consentry.who";

    /** Request attribute: the {@link StaffWork} of the signed-in person. */
    public static final String WORK = "consentry.work";

    /** Request attribute: the {@link ActedFor} of a page of another person. */
    public static final String ACTED_FOR = "consentry.acted-for";

    /** Request attribute: the mark of the signed-in person, for forms that are kept. */
    public static final String MARK = "consentry.by";

    private final PortalConfig config;
    private final WebFolder folder;
    private final StaticFiles files;
    private final Texts kept;

    /** The templates and the wording in them, read together. */
    private record Texts(Messages messages, Templates templates) {
        static Texts of(WebFolder folder) {
            var messages = new Messages(folder::resource);
            return new Texts(messages, new Templates(name -> folder.open("/WEB-INF/views/" + name), messages));
        }
    }

    @Inject
    public PageRenderer(PortalConfig config, WebFolder folder, StaticFiles files) {
        this.config = config;
        this.folder = folder;
        this.files = files;
        this.kept = Texts.of(folder);
    }

    /** HTML of a page that a controller shows. */
    public String html(HttpServletRequest request, Supplier<String> csrf, String view, Map<String, Object> models) {
        return html(request, Optional.of(csrf), view, models);
    }

    /** HTML of a file to keep; it has no form. */
    public String document(HttpServletRequest request, String view, Map<String, Object> models) {
        return html(request, Optional.empty(), view, models);
    }

    /** HTML of a problem page; it has no form, so it can come from anywhere. */
    public String problem(HttpServletRequest request, String view, ProblemPage page) {
        return html(request, Optional.empty(), "problem/" + view, Map.of("page", page));
    }

    private String html(
            HttpServletRequest request, Optional<Supplier<String>> csrf, String view, Map<String, Object> models) {
        Locale locale = locale(request);
        Texts texts = texts();
        var model = new HashMap<String, Object>(models);
        Layout frame = frame(request, locale, csrf);
        model.put("frame", frame);
        model.put("dates", dates(locale));
        model.put("words", new CodeTexts(texts.messages(), frame));
        return texts.templates().render(view, locale, model);
    }

    public Messages messages() {
        return texts().messages();
    }

    private Texts texts() {
        return folder.changes() ? Texts.of(folder) : kept;
    }

    public Dates dates(Locale locale) {
        return new Dates(config.zone(), locale, messages());
    }

    public static Locale locale(HttpServletRequest request) {
        return Languages.resolve(null, cookie(request), Collections.list(request.getLocales()));
    }

    private Layout frame(HttpServletRequest request, Locale locale, Optional<Supplier<String>> csrf) {
        Layout.Who who = request.getAttribute(WHO) instanceof Layout.Who known ? known : Layout.Who.PUBLIC;
        return new Layout(
                locale,
                who,
                attribute(request, NAME),
                here(request),
                config.hospitalName(),
                config.helpPhone(),
                csrf,
                attribute(request, MARK),
                !config.reviewedLanguages().contains(locale.getLanguage()),
                files.prefix(),
                request.getAttribute(WORK) instanceof StaffWork work ? work : StaffWork.NONE,
                request.getAttribute(ACTED_FOR) instanceof ActedFor other ? Optional.of(other) : Optional.empty());
    }

    /** Language links come back to this page; after a refused POST that is the page's GET. */
    private static String here(HttpServletRequest request) {
        String query = request.getQueryString();
        return request.getRequestURI() + "?" + (query == null ? "" : query + "&");
    }

    private static String attribute(HttpServletRequest request, String name) {
        Object value = request.getAttribute(name);
        return value == null ? "" : value.toString();
    }

    private static @Nullable String cookie(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return null;
        }
        for (Cookie cookie : cookies) {
            if (Languages.isCookie(cookie.getName())) {
                return cookie.getValue();
            }
        }
        return null;
    }
}

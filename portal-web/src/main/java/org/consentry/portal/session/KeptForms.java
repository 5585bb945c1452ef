// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.consentry.portal.view.Screen;

/**
 * What a person had filled in when a form could not be taken (its token or the session had ended), until the form is
 * shown again. Kept in the server-side session only, and given back only to the person who filled it in.
 */
public final class KeptForms {

    /** Hidden field: whose form it is, see {@link Mark}. */
    public static final String OWNER = "by";

    private static final String ATTRIBUTE = "consentry.kept";

    private KeptForms() {}

    /** Keeps the values of the form of a path; a later form takes the place of an earlier one. */
    public static void keep(HttpServletRequest request, Map<String, String> values) {
        request.getSession(true)
                .setAttribute(ATTRIBUTE, new Kept(request.getRequestURI(), new LinkedHashMap<>(values)));
    }

    /** Keeps the form of this request, when it is one. */
    public static boolean keepPosted(HttpServletRequest request) {
        if (!(request.getAttribute(SignedInFilter.FORM) instanceof Map<?, ?> form)) {
            return false;
        }
        var values = new LinkedHashMap<String, String>();
        form.forEach((name, value) -> values.put(name.toString(), value.toString()));
        keep(request, values);
        return true;
    }

    /** Takes back what was kept for this path and this person; whatever was kept for someone else is dropped. */
    public static Optional<Map<String, String>> take(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null
                || !(session.getAttribute(ATTRIBUTE) instanceof Kept kept)
                || !kept.path().equals(request.getRequestURI())) {
            return Optional.empty();
        }
        session.removeAttribute(ATTRIBUTE);
        Object mark = request.getAttribute(Screen.MARK);
        return mark != null && mark.equals(kept.values().get(OWNER)) ? Optional.of(kept.values()) : Optional.empty();
    }

    private record Kept(String path, LinkedHashMap<String, String> values) implements Serializable {}
}

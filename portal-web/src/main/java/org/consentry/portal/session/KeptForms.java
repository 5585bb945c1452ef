// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.session;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.consentry.portal.view.PageRenderer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a form that could not be taken, since its token or the session had ended, and gives it back to its owner alone.
 * It keeps one form for each person, in memory, for a day at most. It keeps forms only of people who were signed in
 * when they opened them, which the {@link AccountMark} proves. Others could fill the memory.
 */
@Singleton
public class KeptForms {

    /** Hidden field: whose form it is, see {@link AccountMark}. */
    public static final String OWNER = "by";

    /** How many are kept; the oldest makes room. A form has 64 KB at most. */
    static final int MOST = 200;

    private static final Duration LONGEST = Duration.ofDays(1);

    private final AccountMark marks;
    private final InstantSource clock;
    private final Map<String, Kept> forms = new LinkedHashMap<>();

    @Inject
    public KeptForms(AccountMark marks, InstantSource clock) {
        this.marks = marks;
        this.clock = clock;
    }

    /**
     * Keeps the values of the form of a path; a later form of that person takes the place of an earlier one. Returns
     * whether it is kept.
     */
    public boolean keep(String path, Map<String, String> values) {
        String owner = values.get(OWNER);
        if (owner == null || !marks.isOurs(owner)) {
            return false;
        }
        synchronized (forms) {
            forms.remove(owner);
            forms.put(owner, new Kept(path, Map.copyOf(values), clock.instant()));
            dropOld();
        }
        return true;
    }

    /** Keeps the form of this request, when it is one. Returns whether it is kept. */
    public boolean keepPosted(HttpServletRequest request) {
        if (!(request.getAttribute(SignedInFilter.FORM) instanceof Map<?, ?> form)) {
            return false;
        }
        var values = new LinkedHashMap<String, String>();
        form.forEach((name, value) -> values.put(name.toString(), value.toString()));
        return keep(request.getRequestURI(), values);
    }

    /** Takes back what was kept for the path and the person of this request. */
    public Optional<Map<String, String>> take(HttpServletRequest request) {
        return request.getAttribute(PageRenderer.MARK) instanceof String mark
                ? take(mark, request.getRequestURI())
                : Optional.empty();
    }

    Optional<Map<String, String>> take(String mark, String path) {
        synchronized (forms) {
            dropOld();
            @Nullable Kept kept = forms.get(mark);
            if (kept == null || !kept.path().equals(path)) {
                return Optional.empty();
            }
            forms.remove(mark);
            return Optional.of(kept.values());
        }
    }

    private void dropOld() {
        Instant oldest = clock.instant().minus(LONGEST);
        Iterator<Kept> each = forms.values().iterator();
        while (each.hasNext()) {
            if (!each.next().since().isBefore(oldest) && forms.size() <= MOST) {
                return;
            }
            each.remove();
        }
    }

    private record Kept(String path, Map<String, String> values, Instant since) {}
}

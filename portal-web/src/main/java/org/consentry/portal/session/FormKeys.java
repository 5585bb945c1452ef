// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.session;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** Gives every form a key, so that a double press or a reload makes one record. */
public class FormKeys {

    private static final String ATTRIBUTE = "consentry.done";
    private static final int REMEMBERED = 50;
    private static final int KEY_BYTES = 16;

    private final Random random;
    private final HttpServletRequest request;

    @Inject
    public FormKeys(Random random, HttpServletRequest request) {
        this.random = random;
        this.request = request;
    }

    /** A new key of 128 random bits. */
    public String next() {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Does the work of a form once in this session; the same key again answers what came out the first time. */
    public String once(String key, Supplier<String> work) {
        Done done = done(request.getSession());
        synchronized (done) {
            String before = done.results.get(key);
            if (before != null) {
                return before;
            }
            String result = work.get();
            done.results.put(key, result);
            return result;
        }
    }

    private static Done done(HttpSession session) {
        synchronized (FormKeys.class) {
            if (session.getAttribute(ATTRIBUTE) instanceof Done done) {
                return done;
            }
            var done = new Done();
            session.setAttribute(ATTRIBUTE, done);
            return done;
        }
    }

    private static final class Done implements Serializable {

        private static final long serialVersionUID = 1;

        private final LinkedHashMap<String, String> results = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
                return size() > REMEMBERED;
            }
        };
    }
}

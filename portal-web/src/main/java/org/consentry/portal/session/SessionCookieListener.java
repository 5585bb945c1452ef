// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.session;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.annotation.WebListener;
import org.consentry.portal.config.PortalConfig;

/** Reads the settings at start, so that a mistake stops it, and sets the session cookie by whether the site has TLS. */
@WebListener
public class SessionCookieListener implements ServletContextListener {

    @Inject
    private PortalConfig config;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        SessionCookieConfig cookie = event.getServletContext().getSessionCookieConfig();
        cookie.setName(config.https() ? "__Host-sid" : "sid");
        cookie.setHttpOnly(true);
        cookie.setSecure(config.https());
        cookie.setPath("/");
        cookie.setAttribute("SameSite", "Lax");
    }
}

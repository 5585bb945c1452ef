// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.form;

import jakarta.security.auth.message.config.AuthConfigFactory;
import jakarta.security.auth.message.config.AuthConfigProvider;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import org.jspecify.annotations.Nullable;

/**
 * Puts the reading of forms in front of the login mechanism. Filters come behind it, so the place for this is Jakarta
 * Authentication: what the container asks who is there is wrapped, and everything else about it stays.
 */
@WebListener
public class FormDoor implements ServletContextListener {
    private static final String LAYER = "HttpServlet";

    private @Nullable String registration;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        String application = context.getVirtualServerName() + " " + context.getContextPath();
        AuthConfigFactory factory = AuthConfigFactory.getFactory();
        AuthConfigProvider login = factory.getConfigProvider(LAYER, application, null);
        if (login == null) {
            throw new IllegalStateException("Expected a login mechanism for " + application + ", found none");
        }
        registration = factory.registerConfigProvider(
                new ReadingProvider(login, new FormReader()), LAYER, application, "forms are read first");
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        if (registration != null) {
            AuthConfigFactory.getFactory().removeRegistration(registration);
        }
    }
}

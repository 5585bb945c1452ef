// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.view;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Opens the {@link WebFolder} before filters and servlets are made. */
@WebListener
public class WebFolderListener implements ServletContextListener {

    @Inject
    private WebFolder folder;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        folder.opened(event.getServletContext());
    }
}

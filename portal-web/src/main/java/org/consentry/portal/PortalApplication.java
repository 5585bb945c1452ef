// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal;

import jakarta.mvc.security.Csrf;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import org.consentry.portal.session.FormTokens;
import org.eclipse.krazo.Properties;

/** Starts the controllers at the root of the site. Every POST of a controller needs the CSRF token. */
@ApplicationPath("/")
public class PortalApplication extends Application {

    @Override
    public Map<String, Object> getProperties() {
        return Map.of(
                Csrf.CSRF_PROTECTION,
                Csrf.CsrfOptions.IMPLICIT,
                Properties.CSRF_TOKEN_STRATEGY,
                new FormTokens(),
                // Nobody gets a description of the pages.
                "jersey.config.server.wadl.disableWadl",
                true);
    }
}

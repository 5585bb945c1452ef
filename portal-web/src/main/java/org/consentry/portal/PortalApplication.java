// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal;

import jakarta.mvc.security.Csrf;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import org.consentry.portal.session.FormTokens;
import org.eclipse.krazo.Properties;

/** The pages, from the root of the site; every POST of a controller needs the CSRF token. */
@ApplicationPath("/")
public class PortalApplication extends Application {

    @Override
    public Map<String, Object> getProperties() {
        return Map.of(
                Csrf.CSRF_PROTECTION,
                Csrf.CsrfOptions.IMPLICIT,
                Properties.CSRF_TOKEN_STRATEGY,
                new FormTokens(),
                // No description of the pages for whoever asks.
                "jersey.config.server.wadl.disableWadl",
                true);
    }
}

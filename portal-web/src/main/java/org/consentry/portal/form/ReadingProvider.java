// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.form;

import jakarta.security.auth.message.AuthException;
import jakarta.security.auth.message.AuthStatus;
import jakarta.security.auth.message.MessageInfo;
import jakarta.security.auth.message.config.AuthConfigProvider;
import jakarta.security.auth.message.config.ClientAuthConfig;
import jakarta.security.auth.message.config.ServerAuthConfig;
import jakarta.security.auth.message.config.ServerAuthContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import javax.security.auth.Subject;
import javax.security.auth.callback.CallbackHandler;
import org.jspecify.annotations.Nullable;

/** The login mechanism of the application, which finds the form of a POST read already. */
record ReadingProvider(AuthConfigProvider login, FormReader forms) implements AuthConfigProvider {
    @Override
    public ClientAuthConfig getClientAuthConfig(String layer, String application, CallbackHandler handler)
            throws AuthException {
        return login.getClientAuthConfig(layer, application, handler);
    }

    @Override
    public ServerAuthConfig getServerAuthConfig(String layer, String application, CallbackHandler handler)
            throws AuthException {
        return new Config(login.getServerAuthConfig(layer, application, handler), forms);
    }

    @Override
    public void refresh() {
        login.refresh();
    }

    private record Config(ServerAuthConfig login, FormReader forms) implements ServerAuthConfig {
        @Override
        public ServerAuthContext getAuthContext(
                String id, @Nullable Subject service, @Nullable Map<String, Object> properties) throws AuthException {
            return new Context(login.getAuthContext(id, service, properties), forms);
        }

        @Override
        public String getMessageLayer() {
            return login.getMessageLayer();
        }

        @Override
        public String getAppContext() {
            return login.getAppContext();
        }

        @Override
        public String getAuthContextID(MessageInfo message) {
            return login.getAuthContextID(message);
        }

        @Override
        public void refresh() {
            login.refresh();
        }

        @Override
        public boolean isProtected() {
            return login.isProtected();
        }
    }

    private record Context(ServerAuthContext login, FormReader forms) implements ServerAuthContext {
        @Override
        public AuthStatus validateRequest(MessageInfo message, Subject client, @Nullable Subject service)
                throws AuthException {
            if (message.getRequestMessage() instanceof HttpServletRequest request
                    && request.getMethod().equals("POST")
                    && PostedForm.of(request).isEmpty()) {
                message.setRequestMessage(forms.read(request));
            }
            return login.validateRequest(message, client, service);
        }

        @Override
        public AuthStatus secureResponse(MessageInfo message, @Nullable Subject service) throws AuthException {
            return login.secureResponse(message, service);
        }

        @Override
        public void cleanSubject(MessageInfo message, Subject subject) throws AuthException {
            login.cleanSubject(message, subject);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher;

import java.util.HashMap;
import java.util.Map;
import org.consentry.launcher.database.DatabaseSettings;

/**
 * Settings of the two Payara Micros as environment variables; MicroProfile Config reads {@code DB_URL} as
 * {@code db-url}.
 */
final class Environments {
    private static final String AGENT = "agent-1";
    private static final String SITE = "Main site";

    private final StackConfig config;
    private final Endpoints endpoints;
    private final Secrets secrets;

    Environments(StackConfig config, Endpoints endpoints, Secrets secrets) {
        this.config = config;
        this.endpoints = endpoints;
        this.secrets = secrets;
    }

    Map<String, String> main(DatabaseSettings database) {
        Map<String, String> environment = new HashMap<>();
        environment.put("OIDC_ISSUER", endpoints.issuer().toString());
        environment.put("DB_URL", database.url());
        environment.put("DB_USER", database.database());
        environment.put("DB_PASSWORD", database.password());
        environment.put("DB_OWNER_USER", database.owner());
        environment.put("DB_OWNER_PASSWORD", database.ownerPassword());
        environment.put("HEAD_NOTE_FOLDER", config.run().heads().toString());
        environment.put("SECURITY_LOG_FOLDER", config.run().logs().toString());
        environment.put("OIDC_CLIENT_SECRET", secrets.of(Client.PORTAL));
        environment.put("SUBSCRIPTION_KEY", secrets.subscriptionKey());
        environment.put("PORTAL_URL", endpoints.portal().toString());
        environment.put("RECORD_NUMBER_PREFIX", "MRN-");
        environment.put("FHIR_URL", endpoints.pages().toString());
        environment.put(
                "AGENTS",
                AGENT + "=" + Client.AGENT.id() + "|" + SITE + ";archive=" + Client.ARCHIVE.id() + "|archive");
        environment.putAll(config.settingsOf(Part.MAIN));
        return environment;
    }

    Map<String, String> agent() {
        Map<String, String> environment = new HashMap<>();
        environment.put("OIDC_ISSUER", endpoints.issuer().toString());
        environment.put("AGENT_ID", AGENT);
        environment.put("SITE_NAME", SITE);
        environment.put("SERVER_URL", endpoints.systems().toString());
        environment.put("AGENT_CLIENT_SECRET", secrets.of(Client.AGENT));
        environment.put("DATA_FOLDER", config.run().agentData().toString());
        environment.put("SECURITY_LOG_FOLDER", config.run().logs().toString());
        environment.put("KEY_FILE", config.run().agentKey().toString());
        environment.put("PATIENT_ID_AUTHORITY", "urn:oid:2.999.1");
        environment.put("DICOM_HOST", "127.0.0.1");
        environment.put("DICOM_PORT", Integer.toString(endpoints.ports().dicom()));
        environment.put("CALLING_AE_TITLES", "DEMOPACS,STORESCU");
        environment.put("DICOM_WARM_UP", "PT0S");
        environment.putAll(config.settingsOf(Part.AGENT));
        return environment;
    }
}

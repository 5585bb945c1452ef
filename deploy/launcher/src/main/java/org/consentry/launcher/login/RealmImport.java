// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.login;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.consentry.launcher.files.Folder;
import org.consentry.launcher.files.PrivateFile;
import org.consentry.launcher.process.StartException;

/**
 * Puts the realm where Keycloak reads it. Keycloak imports a realm only when it does not know it yet, so when ports,
 * secrets or template have changed since the last start, Keycloak's own data is cleared first: everything in it comes
 * from this file.
 */
final class RealmImport {
    private static final String TEMPLATE = "/keycloak/realm.template.json";

    private final Path dataFolder;

    RealmImport(Path dataFolder) {
        this.dataFolder = dataFolder;
    }

    void write(Map<String, String> places) {
        String realm = new Template(template()).fill(places);
        Path file = dataFolder.resolve("import").resolve("consentry-realm.json");
        try {
            if (Files.exists(file) && Files.readString(file).equals(realm)) {
                return;
            }
            Folder.delete(dataFolder);
            PrivateFile.write(file, realm);
        } catch (IOException e) {
            throw new StartException("the realm for Keycloak cannot be written to " + file, e);
        }
    }

    private static String template() {
        try (InputStream in = RealmImport.class.getResourceAsStream(TEMPLATE)) {
            if (in == null) {
                throw new StartException("the realm template is not on the class path (" + TEMPLATE + ").");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new StartException("the realm template cannot be read", e);
        }
    }
}

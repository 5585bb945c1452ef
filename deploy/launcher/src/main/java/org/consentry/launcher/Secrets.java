// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consentry.launcher.files.PrivateFile;
import org.consentry.launcher.process.StartException;

/** Generated passwords and client secrets: made once, kept in a file that only its owner can read. Never printed. */
public final class Secrets {
    private static final String DATABASE_ADMIN = "database-admin";
    private static final String DATABASE = "database";
    private static final String DATABASE_OWNER = "database-owner";
    private static final String LOGIN_ADMIN = "login-admin";
    private static final String SUBSCRIPTION_KEY = "subscription-key";
    private static final String STAFF_CODE = "staff-code";
    private static final int BYTES = 32;

    private final Map<String, String> values;

    private Secrets(Map<String, String> values) {
        this.values = values;
    }

    /** Reads the file; secrets that are not in it yet are generated and added. */
    static Secrets loadOrCreate(Path file, SecureRandom random) {
        try {
            Map<String, String> values = read(file);
            List<String> missing =
                    names().filter(name -> !values.containsKey(name)).toList();
            if (!missing.isEmpty()) {
                missing.forEach(name -> values.put(name, generate(random)));
                PrivateFile.write(file, format(values));
            }
            return new Secrets(values);
        } catch (IOException e) {
            throw new StartException("the secrets in " + file + " cannot be read or written: " + e.getMessage(), e);
        }
    }

    /** Password of PostgreSQL's superuser. */
    public String databaseAdmin() {
        return value(DATABASE_ADMIN);
    }

    /** Password of the application's database role, which owns nothing. */
    public String database() {
        return value(DATABASE);
    }

    /** Password of the role that owns the application's tables. */
    public String databaseOwner() {
        return value(DATABASE_OWNER);
    }

    /** Password of Keycloak's administrator. */
    public String loginAdmin() {
        return value(LOGIN_ADMIN);
    }

    /** Key that seals the headers of Subscriptions: 32 bytes in base64. */
    public String subscriptionKey() {
        return value(SUBSCRIPTION_KEY);
    }

    /** Key of the authenticator of the demo's staff. */
    public String staffCode() {
        return value(STAFF_CODE);
    }

    /**
     * The same, read from a file that is there already.
     *
     * @throws IOException when the file cannot be read or has none
     */
    public static String staffCode(Path file) throws IOException {
        String code = read(file).get(STAFF_CODE);
        if (code == null) {
            throw new IOException("no secret " + STAFF_CODE);
        }
        return code;
    }

    /** Secret of an OpenID Connect client. */
    public String of(Client client) {
        return value("client-" + client.id());
    }

    @Override
    public String toString() {
        return "Secrets[" + values.size() + "]";
    }

    private String value(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("no secret " + name);
        }
        return value;
    }

    private static Stream<String> names() {
        return Stream.concat(
                Stream.of(DATABASE_ADMIN, DATABASE, DATABASE_OWNER, LOGIN_ADMIN, SUBSCRIPTION_KEY, STAFF_CODE),
                Arrays.stream(Client.values()).map(client -> "client-" + client.id()));
    }

    private static Map<String, String> read(Path file) throws IOException {
        Map<String, String> values = new TreeMap<>();
        if (Files.exists(file)) {
            Properties properties = new Properties();
            try (Reader reader = new StringReader(Files.readString(file))) {
                properties.load(reader);
            }
            properties.stringPropertyNames().forEach(name -> values.put(name, properties.getProperty(name)));
        }
        return values;
    }

    private static String generate(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String format(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining());
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.session.openid;

import com.nimbusds.jose.util.JSONObjectUtils;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.consentry.portal.config.PortalConfig;
import org.jspecify.annotations.Nullable;

/**
 * The OpenID Connect provider, as a confidential client sees it. Its own description is read when it is first needed
 * and again after an hour. Safe for any number of threads.
 */
@Singleton
public class OpenIdProvider {

    private static final System.Logger LOG = System.getLogger(OpenIdProvider.class.getName());
    private static final Duration WAIT = Duration.ofSeconds(5);
    private static final Duration KNOWN_FOR = Duration.ofHours(1);
    private static final int OK = 200;
    private static final int SERVER_ERROR = 500;

    private final PortalConfig config;
    private final InstantSource clock;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(WAIT)
            .build();
    private volatile @Nullable Known known;

    private record Known(ProviderEndpoints endpoints, SignedTokens tokens, Instant until) {}

    @Inject
    public OpenIdProvider(PortalConfig config, InstantSource clock) {
        this.config = config;
        this.clock = clock;
    }

    /** Where the browser signs in, in this language; empty while the provider does not answer. */
    public Optional<URI> signInAddress(LoginRequest request, Locale language) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", config.clientId());
        query.put("redirect_uri", redirect());
        query.put("scope", "openid profile");
        query.put("state", request.state());
        query.put("nonce", request.nonce());
        query.put("code_challenge", request.challenge());
        query.put("code_challenge_method", "S256");
        query.put("ui_locales", language.getLanguage());
        return known().map(found -> {
            URI page = found.endpoints().authorization();
            return URI.create(page + (page.getRawQuery() == null ? "?" : "&") + encode(query));
        });
    }

    /** Hands in the code of a sign-in. */
    public TokenAnswer redeem(String code, LoginRequest request) {
        return tokens(
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        redirect(),
                        "code_verifier",
                        request.verifier()),
                request.nonce());
    }

    /** Gets the next tokens. The refresh token is used up by this. */
    public TokenAnswer renew(String refreshToken) {
        return tokens(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken), null);
    }

    /** Ends a session from server to server. True when the provider says that it has ended. */
    public boolean endSession(String refreshToken) {
        Optional<HttpResponse<String>> answer =
                known().flatMap(found -> post(found.endpoints().logout(), Map.of("refresh_token", refreshToken)));
        answer.filter(end -> end.statusCode() >= 300)
                .ifPresent(end -> LOG.log(Level.WARNING, "The provider answered {0} to a logout", end.statusCode()));
        return answer.filter(end -> end.statusCode() < 300).isPresent();
    }

    /** What a logout token says has ended; empty if it is not good, or was seen before. */
    public Optional<EndedSession> ended(String logoutToken) {
        return known().flatMap(found -> found.tokens().ended(logoutToken));
    }

    private TokenAnswer tokens(Map<String, String> form, @Nullable String nonce) {
        Optional<Known> found = known();
        Optional<HttpResponse<String>> answer =
                found.flatMap(provider -> post(provider.endpoints().token(), form));
        if (found.isEmpty() || answer.isEmpty() || answer.get().statusCode() >= SERVER_ERROR) {
            return new TokenAnswer.Away();
        }
        if (answer.get().statusCode() != OK) {
            LOG.log(
                    Level.INFO,
                    "The provider answered {0} to a {1}",
                    answer.get().statusCode(),
                    form.get("grant_type"));
            return new TokenAnswer.Refused();
        }
        try {
            return read(answer.get().body(), found.get().tokens(), nonce)
                    .<TokenAnswer>map(TokenAnswer.Given::new)
                    .orElseGet(TokenAnswer.Refused::new);
        } catch (ParseException e) {
            LOG.log(Level.WARNING, "The provider''s answer to a {0} cannot be read", form.get("grant_type"));
            return new TokenAnswer.Refused();
        }
    }

    private Optional<ProviderTokens> read(String body, SignedTokens signed, @Nullable String nonce)
            throws ParseException {
        Map<String, Object> members = JSONObjectUtils.parse(body);
        @Nullable String access = JSONObjectUtils.getString(members, "access_token");
        @Nullable String id = JSONObjectUtils.getString(members, "id_token");
        if (access == null || id == null) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Duration life = Duration.ofSeconds(JSONObjectUtils.getLong(members, "expires_in"));
        Instant renewal = now.plus(life.multipliedBy(4).dividedBy(5));
        Optional<String> refresh = Optional.ofNullable(JSONObjectUtils.getString(members, "refresh_token"));
        return signed.identity(id, nonce)
                .map(identity -> new ProviderTokens(identity, access, refresh, renewal, now.plus(life)));
    }

    private Optional<Known> known() {
        @Nullable Known before = known;
        if (before != null && clock.instant().isBefore(before.until())) {
            return Optional.of(before);
        }
        URI document = URI.create(config.issuer() + "/.well-known/openid-configuration");
        Optional<Known> now = send(HttpRequest.newBuilder(document)
                        .timeout(WAIT)
                        .build())
                .filter(answer -> answer.statusCode() == OK)
                .flatMap(answer -> understood(answer.body()));
        now.ifPresent(found -> known = found);
        return now.isPresent() ? now : Optional.ofNullable(before);
    }

    private Optional<Known> understood(String document) {
        try {
            ProviderEndpoints endpoints = ProviderEndpoints.parse(document, config.issuer());
            @Nullable Known before = known;
            SignedTokens tokens = before != null && before.endpoints().equals(endpoints)
                    ? before.tokens()
                    : new SignedTokens(config.issuer(), config.clientId(), endpoints.keys(), clock);
            return Optional.of(new Known(endpoints, tokens, clock.instant().plus(KNOWN_FOR)));
        } catch (ParseException e) {
            LOG.log(Level.ERROR, "The provider''s configuration cannot be used: {0}", e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<HttpResponse<String>> post(URI address, Map<String, String> form) {
        Map<String, String> whole = new LinkedHashMap<>(form);
        whole.put("client_id", config.clientId());
        whole.put("client_secret", config.clientSecret());
        return send(HttpRequest.newBuilder(address)
                .timeout(WAIT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encode(whole)))
                .build());
    }

    private Optional<HttpResponse<String>> send(HttpRequest request) {
        try {
            return Optional.of(http.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The provider does not answer: {0}", e.toString());
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private String redirect() {
        return config.portalUrl() + "/callback";
    }

    private static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}

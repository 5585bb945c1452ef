// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.consentry.portal.config.PortalConfig;

/**
 * Speaks HTTP and FHIR JSON with the consent server, in the name of a caller. Every failure is a {@link FhirProblem}.
 * Thread-safe.
 */
@Singleton
public class FhirClient {

    private static final System.Logger LOG = System.getLogger(FhirClient.class.getName());
    private static final String JSON = "application/fhir+json";
    private static final String PLAIN_JSON = "application/json";
    private static final int BAD_REQUEST = 400;
    private static final int NO_CONTENT = 204;
    private static final int UNPROCESSABLE = 422;
    private static final int TOO_MANY = 429;
    private static final Duration CONNECT = Duration.ofSeconds(2);
    /** Most pages of a search. If there are more, the search fails, since a list cut short would be a false list. */
    static final int MAX_PAGES = 20;
    /** Resources of a page: the most that the server gives. */
    static final int PAGE = 200;

    private final SecondTry again = new SecondTry(Duration.ofSeconds(1));
    private final String base;
    private final PageDeadline deadline;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    @Inject
    public FhirClient(PortalConfig config, PageDeadline deadline) {
        this(config.fhirUrl() + "/", deadline);
    }

    FhirClient(String base, PageDeadline deadline) {
        this.base = base;
        this.deadline = deadline;
    }

    /** Reads one resource or operation by its path under the base. */
    public JsonObject read(FhirCaller caller, String path) {
        return get(request(caller, path).GET().build());
    }

    /**
     * Reads all resources of a type that match a search, in the server's order. It keeps one page of the answer at a
     * time.
     *
     * @param read makes a value from a resource; nothing is left out
     */
    public <T> List<T> search(FhirCaller caller, String type, String query, Function<Node, Optional<T>> read) {
        return all(caller, type, type + "?_count=" + PAGE + (query.isEmpty() ? "" : "&" + query), read);
    }

    /** Reads all versions of a resource, in the server's order. */
    public <T> List<T> versions(FhirCaller caller, String type, String id, Function<Node, Optional<T>> read) {
        return all(caller, type, type + "/" + encode(id) + "/_history?_count=" + PAGE, read);
    }

    private <T> List<T> all(FhirCaller caller, String type, String first, Function<Node, Optional<T>> read) {
        var found = new ArrayList<T>();
        Optional<String> path = Optional.of(first);
        for (int page = 0; path.isPresent(); page++) {
            if (page == MAX_PAGES) {
                throw new FhirProblem.Away("A list has more than " + MAX_PAGES + " pages", false);
            }
            Node bundle = Node.of(read(caller, path.get()));
            matches(bundle, type).flatMap(r -> read.apply(r).stream()).forEach(found::add);
            path = bundle.items("link")
                    .filter(l -> l.is("relation", "next"))
                    .findFirst()
                    .flatMap(l -> l.text("url"))
                    .map(this::underBase);
        }
        return found;
    }

    /** The first resources of a type that match a search, in one request. */
    public List<Node> first(FhirCaller caller, String type, String query, int most) {
        Node bundle = Node.of(read(caller, type + "?" + query + "&_count=" + most));
        return matches(bundle, type).toList();
    }

    private static Stream<Node> matches(Node bundle, String type) {
        return bundle.items("entry").map(e -> e.at("resource")).filter(r -> r.is("resourceType", type));
    }

    /** Creates a resource and returns it as stored. */
    public JsonObject create(FhirCaller caller, String type, JsonObject resource) {
        return post(request(caller, type), resource, true);
    }

    /** Asks an operation that takes its parameters in a body and changes nothing. */
    public JsonObject ask(FhirCaller caller, String path, JsonObject parameters) {
        return post(request(caller, path), parameters, false);
    }

    /** Calls an operation that takes its parameters in a body and changes something. */
    public JsonObject tell(FhirCaller caller, String path, JsonObject parameters) {
        return post(request(caller, path), parameters, true);
    }

    /** Stores all entries of a transaction bundle, or nothing, and returns the answer to each in their order. */
    public JsonObject transaction(FhirCaller caller, JsonObject bundle) {
        return post(request(caller, URI.create(base.substring(0, base.length() - 1))), bundle, true);
    }

    private JsonObject post(HttpRequest.Builder to, JsonObject sent, boolean writes) {
        return send(to.POST(body(sent)).header("Content-Type", JSON).build(), writes);
    }

    /** Writes a new version after the given version, and returns it as stored. */
    public JsonObject update(FhirCaller caller, String path, int onVersion, JsonObject resource) {
        return send(
                request(caller, path)
                        .PUT(body(resource))
                        .header("Content-Type", JSON)
                        .header("If-Match", "W/\"" + onVersion + "\"")
                        .build(),
                true);
    }

    /** Reads from the server's door for staff, which speaks plain JSON. */
    public JsonObject readStaff(FhirCaller caller, String path) {
        return get(staff(caller, path).GET().build());
    }

    /** Sends a message to the door for staff. */
    public JsonObject tellStaff(FhirCaller caller, String path, JsonObject said) {
        return send(
                staff(caller, path)
                        .POST(body(said))
                        .header("Content-Type", PLAIN_JSON)
                        .build(),
                true);
    }

    /**
     * Asks the door for staff about a text that a person typed, which changes nothing.
     *
     * @throws FhirProblem.Unfit if the server cannot read the text
     */
    public JsonObject askStaff(FhirCaller caller, String path, String typed) {
        HttpResponse<String> response = exchange(
                staff(caller, path)
                        .POST(HttpRequest.BodyPublishers.ofString(typed))
                        .header("Content-Type", PLAIN_JSON)
                        .build(),
                false);
        if (response.statusCode() == BAD_REQUEST) {
            throw new FhirProblem.Unfit(Node.of(parse(response.body(), false)).textOr("detail", ""));
        }
        return answer(response, false);
    }

    /**
     * Sends a file to the door for staff, whose answer says what is wrong with it, if something is (422).
     *
     * @param csv its bytes, as they came
     */
    public JsonObject sendFile(FhirCaller caller, String path, byte[] csv) {
        HttpResponse<String> response = exchange(
                staff(caller, path)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(csv))
                        .header("Content-Type", "text/csv")
                        .build(),
                true);
        return response.statusCode() == UNPROCESSABLE ? parse(response.body(), false) : answer(response, true);
    }

    private HttpRequest.Builder staff(FhirCaller caller, String path) {
        return request(caller, URI.create(base).resolve("../staff/v1/" + path)).setHeader("Accept", PLAIN_JSON);
    }

    /** Percent-encodes one value of a query or one step of a path. */
    public static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpRequest.Builder request(FhirCaller caller, String path) {
        return request(caller, URI.create(base + path));
    }

    private static HttpRequest.Builder request(FhirCaller caller, URI address) {
        var request = HttpRequest.newBuilder(address).header("Accept", JSON).header("Prefer", "return=representation");
        caller.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
        caller.actingFor().ifPresent(patient -> request.header("Consentry-Acting-For", patient));
        caller.reason().ifPresent(reason -> request.header("Consentry-Reason", encode(reason)));
        return request;
    }

    private static HttpRequest.BodyPublisher body(JsonObject resource) {
        return HttpRequest.BodyPublishers.ofString(resource.toString());
    }

    private JsonObject get(HttpRequest request) {
        return answer(again.of(() -> exchange(request, false)), false);
    }

    private JsonObject send(HttpRequest request, boolean write) {
        return answer(exchange(request, write), write);
    }

    private HttpResponse<String> exchange(HttpRequest request, boolean write) {
        Duration left = deadline.left();
        if (left.isZero()) {
            throw new FhirProblem.Away("no time left to ask", false);
        }
        try {
            return http.send(
                    HttpRequest.newBuilder(request, (name, value) -> true)
                            .timeout(left)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (ConnectException | HttpConnectTimeoutException e) {
            throw new FhirProblem.Away("no connection", false);
        } catch (IOException e) {
            throw new FhirProblem.Away("no answer", write);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FhirProblem.Away("interrupted", write);
        }
    }

    private static JsonObject answer(HttpResponse<String> response, boolean write) {
        int status = response.statusCode();
        if (status >= 500 || status < 200 || (status >= 300 && status < 400)) {
            throw new FhirProblem.Away("answered " + status, write);
        }
        if (status == NO_CONTENT) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        if (status < 300) {
            return parse(response.body(), write);
        }
        String why = response.headers().firstValue("Consentry-Refused").orElse("");
        if (why.equals("deceased")) {
            throw new FhirProblem.Closed();
        }
        if (why.equals("closed")) {
            throw new FhirProblem.Shut(
                    response.headers().firstValue("Consentry-Closed").orElse(""));
        }
        throw switch (status) {
            case 401 -> new FhirProblem.NotSignedIn();
            case 403, 404, 410 -> new FhirProblem.NotThere();
            case 409, 412 -> new FhirProblem.Conflict();
            // This person asked too much of the server in a minute: nothing was done, and later it will be.
            case TOO_MANY -> new FhirProblem.Away("answered " + status, false);
            default -> rejected(status, issueCodes(response.body()));
        };
    }

    /**
     * The problem of a refused request. It is a mistake of this portal, so it is logged here, whatever the page does
     * with it.
     */
    private static FhirProblem rejected(int status, String issues) {
        LOG.log(
                System.Logger.Level.ERROR,
                "The FHIR server refused what the portal sent with {0}: {1}",
                status,
                issues);
        return new FhirProblem.Rejected(status, issues);
    }

    private static JsonObject parse(String body, boolean write) {
        try (var reader = Json.createReader(new StringReader(body))) {
            return reader.readObject();
        } catch (JsonException | IllegalStateException e) {
            throw new FhirProblem.Away("the answer is not JSON", write);
        }
    }

    /** Codes and element paths of an OperationOutcome. Its texts are left out, since they could quote what was sent. */
    private static String issueCodes(String body) {
        try {
            return Node.of(parse(body, false))
                    .items("issue")
                    .map(i -> i.textOr("code", "?") + " "
                            + i.items("expression")
                                    .flatMap(x -> x.text().stream())
                                    .toList())
                    .toList()
                    .toString();
        } catch (FhirProblem.Away e) {
            return "no OperationOutcome";
        }
    }

    /** The path of a link. A link must be under our base address, so that a token goes nowhere else. */
    public String underBase(String link) {
        if (!link.startsWith(base) && !link.startsWith(base.substring(0, base.length() - 1) + "?")) {
            throw new FhirProblem.Away("a link leads away from the server", false);
        }
        return link.substring(base.length() - (link.startsWith(base) ? 0 : 1));
    }
}

// SPDX-License-Identifier: Apache-2.0
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.*;
import java.time.Duration;
import java.util.*;
import java.util.stream.*;

/**
 * Asks Consentry's agent whether a scan may leave. Anything but a clear yes is a no. Java 17, without a library.
 *
 * <p>AGENT=http://127.0.0.1:8090 RECIPIENT=northlight PURPOSE=MLTRAINING FULFILLS=DEID TOKEN_FILE=token java
 * ConsentryClient.java 2.999.5.1 ends with status 0 if it may leave, with 1 if not.
 */
public final class ConsentryClient {
    // HTTP/1.1, since Payara breaks off some answers when HTTP/2 is asked for. Redirects are not followed.
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(10)).build();

    /** May the study go to the recipient for the purpose, by whoever fulfills these obligations? */
    static boolean mayLeave(String study, String recipient, String purpose, List<String> fulfills, String agent, String token) {
        // Each of these is letters, digits and the like; what needs escapes in JSON is no identifier.
        List<String> words = Stream.concat(Stream.of(study, recipient, purpose), fulfills.stream()).toList();
        if (!words.stream().allMatch(word -> word.matches("[A-Za-z0-9._:|/-]+"))) return false;
        String duties = fulfills.stream().map(duty -> '"' + duty + '"').collect(Collectors.joining(","));
        String question = """
            {"subject":{"type":"organization","id":"%s"},"action":{"name":"disclose"},
             "resource":{"type":"imaging-study","id":"%s"},"context":{"purpose":"%s","supported_obligations":[%s]}}"""
                .formatted(recipient, study, purpose, duties);
        try {
            HttpResponse<String> answer = HTTP.send(HttpRequest.newBuilder(URI.create(agent + "/access/v1/evaluation"))
                    .timeout(Duration.ofSeconds(10))
                    .header("Content-Type", "application/json").header("Authorization", "Bearer " + token)
                    .POST(HttpRequest.BodyPublishers.ofString(question)).build(), HttpResponse.BodyHandlers.ofString());
            // The agent's answer begins with its decision.
            return answer.statusCode() == 200 && answer.body().startsWith("{\"decision\":true,");
        } catch (IOException | InterruptedException | IllegalArgumentException fault) {
            System.err.println("no answer: " + fault.getClass().getSimpleName());
            return false;
        }
    }

    public static void main(String[] studies) throws IOException {
        Map<String, String> env = System.getenv();
        String token = Files.readString(Path.of(env.get("TOKEN_FILE"))).strip();
        List<String> duties = Stream.of(env.getOrDefault("FULFILLS", "").split(",")).filter(duty -> !duty.isEmpty()).toList();
        boolean all = studies.length > 0 && Stream.of(studies).allMatch(study ->
                mayLeave(study, env.get("RECIPIENT"), env.get("PURPOSE"), duties, env.get("AGENT"), token));
        System.exit(all ? 0 : 1);
    }
}

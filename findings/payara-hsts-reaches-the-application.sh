#!/bin/sh
# Payara Micro 7 puts the header that tells browsers to stay on TLS into the request that the application reads, too.
#
# Versions: Payara Micro 7.2026.11 (Grizzly 4 inside), JDK 25.
#
# One would guess that Strict-Transport-Security (RFC 6797) is a header of answers, and that ssl.hsts-enabled adds it to
# those. Seen, with a servlet that answers with what it was sent, and a client that sends no such header:
#   the answer has    strict-transport-security: max-age=...
#   the servlet reads the same header, with the same value, in the request
# So an application that hands headers on, such as a proxy, an audit log or a signature over headers, takes it for
# something the client said. It does so for connections with TLS only; over plain HTTP neither has it.
#
# Second, in the same run: a handshake that cannot succeed, since the client offers no suite of the server's, ends
# without the alert of RFC 5246 (7.2). The connection is closed, so clients tell of a broken connection, not of suites.
#
# Needs: a JDK 25 (JAVA_HOME), Maven (MVN, else mvn) to fetch the pinned packages, curl, openssl.
set -eu
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill -9 "$server" 2>/dev/null; rm -rf "$work"' EXIT
cd "$work"
java="${JAVA_HOME:?Expected a JDK 25}/bin"
case "$("$java/javac" -version 2>&1)" in "javac 25"*) ;; *) echo "Expected JAVA_HOME to be a JDK 25" >&2; exit 1 ;; esac

fetch() {
  "${MVN:-mvn}" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy -Dartifact="$1" -DoutputDirectory="$2" \
    </dev/null >maven.log 2>&1 || { cat maven.log >&2; exit 1; }
}
fetch fish.payara.extras:payara-micro:7.2026.11 server
fetch jakarta.servlet:jakarta.servlet-api:6.1.0 api

mkdir -p src web/WEB-INF/classes
cat >src/Echo.java <<'JAVA'
package small;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
@WebServlet("/echo")
public class Echo extends HttpServlet {
    @Override protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().println("request: " + request.getHeader("Strict-Transport-Security"));
    }
}
JAVA
"$java/javac" -proc:none -cp "api/*" -d web/WEB-INF/classes src/Echo.java
(cd web && "$java/jar" cf ../small.war WEB-INF)

http=28571
https=$((http + 1))
network=configs.config.server-config.network-config
cat >preboot <<EOT
set $network.network-listeners.network-listener.http-listener.address=127.0.0.1
set $network.network-listeners.network-listener.https-listener.address=127.0.0.1
set $network.protocols.protocol.https-listener.ssl.hsts-enabled=true
set $network.protocols.protocol.https-listener.ssl.ssl3-tls-ciphers=+TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384
EOT
"$java/java" -Djava.io.tmpdir="$work" -jar server/payara-micro-7.2026.11.jar --nohazelcast --disablephonehome \
  --port "$http" --sslport "$https" --prebootcommandfile preboot --contextroot / --deploy small.war >server.log 2>&1 &
server=$!
tries=0
until curl -sf -o /dev/null "http://127.0.0.1:$http/echo"; do
  tries=$((tries + 1))
  [ "$tries" -lt 120 ] && kill -0 "$server" || { cat server.log >&2; echo "Payara Micro did not start" >&2; exit 1; }
  sleep 1
done

plain=$(curl -s -D plain.headers "http://127.0.0.1:$http/echo")
sealed=$(curl -sk -D sealed.headers "https://127.0.0.1:$https/echo")
answered=$(tr -d '\r' <sealed.headers | sed -n 's/^[Ss]trict-[Tt]ransport-[Ss]ecurity: //p')
refused=$(echo | openssl s_client -connect "127.0.0.1:$https" -tls1_2 -cipher ECDHE-RSA-AES128-SHA256 2>&1 || true)
echo "plain:   $plain; answer has the header: $(grep -ci '^strict-transport-security' plain.headers || true)"
echo "TLS:     $sealed; answer: $answered"
echo "no common suite: $(echo "$refused" | grep -i -m 1 -o 'alert[a-z ]*handshake failure\|unexpected eof while reading' || echo neither)"

expected() { echo "Changed: $1" >&2; exit 1; }
[ "$plain" = "request: null" ] || expected "over plain HTTP the servlet reads $plain"
[ -n "$answered" ] || expected "the answer over TLS has no Strict-Transport-Security"
[ "$sealed" = "request: $answered" ] || expected "the servlet reads $sealed, the answer has $answered"
echo "$refused" | grep -qi "unexpected eof" || expected "the handshake ends in another way: $refused"
echo "As described."

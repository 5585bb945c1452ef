#!/bin/sh
# How often HAPI FHIR flushes the writer that a resource is written to.
#
# Versions: hapi-fhir-base and hapi-fhir-structures-r4 8.8.1, Jackson as they ask for it; JDK 17 or newer.
#
# One would guess that encodeResourceToWriter flushes at the end, or never. Seen, for a Bundle of 50 Patients:
#   JSON   one flush for each string, number and boolean, and one at the end (203): JacksonWriter hands each value to an
#          ObjectMapper with FLUSH_AFTER_WRITE_VALUE on
#   XML    one flush, at the end
# HAPI's RestfulServer hands the container's own writer to it. So each value of an answer becomes a chunk of HTTP/1.1
# and a write to the socket, whatever buffer the container has.
#
# Needs: a JDK (JAVA_HOME), Maven (MVN, else mvn) to fetch the pinned packages.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
java="${JAVA_HOME:?Expected a JDK}/bin"

cat >pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
 <groupId>small</groupId><artifactId>small</artifactId><version>1</version>
 <dependencies>
  <dependency><groupId>ca.uhn.hapi.fhir</groupId><artifactId>hapi-fhir-structures-r4</artifactId><version>8.8.1</version></dependency>
 </dependencies>
</project>
POM
"${MVN:-mvn}" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy-dependencies -DoutputDirectory=lib \
  </dev/null >maven.log 2>&1 || { cat maven.log >&2; exit 1; }

cat >Flushes.java <<'JAVA'
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.io.StringWriter;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Patient;

public class Flushes {
    static int flushes;

    static int of(IParser parser, Bundle bundle) throws Exception {
        flushes = 0;
        parser.encodeResourceToWriter(bundle, new StringWriter() {
            @Override public void flush() { flushes++; }
        });
        return flushes;
    }

    public static void main(String[] none) throws Exception {
        FhirContext r4 = FhirContext.forR4();
        Bundle bundle = new Bundle();
        bundle.setType(Bundle.BundleType.COLLECTION);
        for (int i = 0; i < 50; i++) {
            Patient patient = new Patient();
            patient.setActive(true).addName().setFamily("Example").addGiven("Anna");
            bundle.addEntry().setResource(patient);
        }
        System.out.println("JSON " + of(r4.newJsonParser(), bundle) + ", XML " + of(r4.newXmlParser(), bundle));
    }
}
JAVA
"$java/javac" -cp "lib/*" Flushes.java
seen=$("$java/java" -cp "lib/*:." Flushes 2>/dev/null)
expected="JSON 203, XML 1"
echo "flushes: $seen"
[ "$seen" = "$expected" ] || { echo "  CHANGED: expected $expected" >&2; exit 1; }

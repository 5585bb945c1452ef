// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.consentry.agent.deidentify.KeyFile;
import org.consentry.agent.deidentify.ProcedureAnatomy;
import org.consentry.agent.deidentify.RecipientOptions;
import org.consentry.agent.dicom.Issuers;
import org.consentry.agent.dicom.SiteHabits;
import org.consentry.agent.queue.QueueLimits;

/**
 * The agent's settings.
 *
 * @param agentId this agent's name to the server; required
 * @param siteName the site's name, as patients read it; required
 * @param server the consent server, without a slash at the end; required
 * @param issuer the identity provider's realm, without a slash at the end; required
 * @param clientId this agent's client; default {@code agent}
 * @param clientSecret its secret; required
 * @param dataFolder where replica and journal are; required, made if it is not there
 * @param keyFile the secret of pseudonyms, which must be there; required
 * @param habits who issued a PatientID: ours, default {@code urn:oid:2.999.1}, and what objects call an issuer; and
 *     which parts of the body procedures look at, by their codes
 * @param options with which options of the profile each recipient's scans are de-identified; default the usual ones
 * @param dicom where the gateway listens, and for whom
 * @param maxStaleness how long the server may be out of reach before nothing gated leaves, 5 s to 15 min; default 10 s
 * @param facilityZone where days begin; default America/New_York
 * @param journal what is settled about the journal of disclosures
 * @param callsAMinute how many questions one client may ask in a minute, 1 to 99999999; default 6000000
 * @param securityLog folder of the security log; blank for the log of the process, the default
 * @param limits from where on the agent is not ready
 * @param queue how much, how often and how long objects wait for recipients
 * @param web the door over DICOMweb
 * @param bypass where it looks for what left past it
 * @param pixels on which routes text is taken out of pixels, and by what
 */
public record AgentSettings(
        String agentId,
        String siteName,
        URI server,
        URI issuer,
        String clientId,
        String clientSecret,
        Path dataFolder,
        Path keyFile,
        SiteHabits habits,
        RecipientOptions options,
        DicomSettings dicom,
        Duration maxStaleness,
        ZoneId facilityZone,
        JournalSettings journal,
        int callsAMinute,
        String securityLog,
        ReadyLimits limits,
        QueueLimits queue,
        CommitmentSettings commitment,
        DicomwebSettings web,
        BypassSettings bypass,
        PixelSettings pixels) {

    private static final URI NOWHERE = URI.create("http://localhost");
    private static final Path NO_FILE = Path.of("");
    private static final Duration SHORTEST_STALENESS = Duration.ofSeconds(5);
    private static final Duration LONGEST_STALENESS = Duration.ofMinutes(15);

    /**
     * Reads the settings.
     *
     * @param source gives the text of a key
     * @throws InvalidSettingsException naming every setting that is missing or wrong
     */
    public static AgentSettings read(Function<String, Optional<String>> source) {
        SettingsReader from = new SettingsReader(source);
        String ours = from.optional(
                "patient-id-authority", "a URI", text -> URI.create(text).toString(), "urn:oid:2.999.1");
        DicomSettings dicom = DicomSettings.read(from);
        AgentSettings settings = new AgentSettings(
                from.required("agent-id", "a name of at most 64 letters, digits and dashes", AgentSettings::name, ""),
                from.required("site-name", "the site's name", text -> text, ""),
                from.required(
                        "server-url", "an address such as http://localhost:8080/fhir", AgentSettings::address, NOWHERE),
                from.required("oidc-issuer", "the realm's address", AgentSettings::address, NOWHERE),
                from.optional("agent-client-id", "a client id", text -> text, "agent"),
                from.required("agent-client-secret", "the client's secret", text -> text, ""),
                from.required("data-folder", "a folder", Path::of, NO_FILE),
                from.required(
                        "key-file",
                        "a file of 64 hexadecimal digits that only its owner may read",
                        AgentSettings::keyFile,
                        NO_FILE),
                new SiteHabits(
                        from.optional(
                                "patient-id-issuers",
                                "NAME=AUTHORITY or &ID&TYPE=AUTHORITY, with commas between",
                                text -> Issuers.parsed(ours, text),
                                Issuers.of(ours)),
                        from.optional(
                                "procedure-anatomy",
                                "SCHEME|CODE=TERM, with commas between, TERM a part of the body without a head",
                                ProcedureAnatomy::parsed,
                                ProcedureAnatomy.NONE)),
                from.optional(
                        "deidentification-options",
                        "RECIPIENT=CODE+CODE, with commas between, CODE one of 113103, 113106 and 113109 to 113112",
                        RecipientOptions::parsed,
                        RecipientOptions.USUAL),
                dicom,
                from.optional(
                        "max-staleness",
                        "a duration from PT5S to PT15M",
                        AgentSettings::staleness,
                        Duration.ofSeconds(10)),
                from.optional(
                        "facility-zone",
                        "a time zone such as Europe/Berlin",
                        ZoneId::of,
                        ZoneId.of("America/New_York")),
                JournalSettings.read(from),
                from.optional("calls-a-minute", "a number from 1 to 99999999", AgentSettings::calls, 6_000_000),
                from.optional("security-log-folder", "a folder", text -> text, ""),
                ReadyLimits.read(from),
                QueueSettings.read(from),
                CommitmentSettings.read(from, dicom.plainHosts()),
                DicomwebSettings.read(from, dicom.plainHosts()),
                BypassSettings.read(from, dicom.plainHosts(), dicom.tls().isPresent()),
                PixelSettings.read(from));
        from.requireSafe("server-url", settings.server());
        from.requireSafe("oidc-issuer", settings.issuer());
        from.check();
        return settings;
    }

    /** Where the identity provider gives tokens. */
    public URI tokens() {
        return URI.create(issuer + "/protocol/openid-connect/token");
    }

    /** Names no secret. */
    @Override
    public String toString() {
        return "AgentSettings[" + agentId + ", " + server + ", " + dataFolder + "]";
    }

    private static String name(String text) {
        return valid(text, text.matches("[A-Za-z0-9-]{1,64}"));
    }

    private static URI address(String text) {
        URI uri = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        return valid(uri, uri.getHost() != null && Set.of("http", "https").contains(uri.getScheme()));
    }

    private static Path keyFile(String text) {
        Path file = Path.of(text);
        try {
            KeyFile.read(file);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int calls(String text) {
        return valid(Integer.parseInt(text), text.matches("[1-9][0-9]{0,7}"));
    }

    private static Duration staleness(String text) {
        Duration duration = Duration.parse(text);
        return valid(
                duration, duration.compareTo(SHORTEST_STALENESS) >= 0 && duration.compareTo(LONGEST_STALENESS) <= 0);
    }

    private static <T> T valid(T value, boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("out of range");
        }
        return value;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.filter.archive;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.consentry.protocol.token.SafeAddress;

/**
 * Where the archive's DICOMweb service is.
 *
 * @param service its address, without a slash at the end
 * @param login {@code user:password}; empty if it asks for none; not printed
 */
public record ArchivePlace(URI service, Optional<String> login) {

    /**
     * Checks what was told.
     *
     * @param plainHosts hosts besides this machine that may be asked in the clear
     * @throws IllegalArgumentException if the address is none, or others could listen; if a login has another form
     */
    public static ArchivePlace of(String address, Optional<String> login, Set<String> plainHosts) {
        URI service = URI.create(address.endsWith("/") ? address.substring(0, address.length() - 1) : address);
        String host = service.getHost();
        boolean plain = host != null
                && Set.of("http", "https").contains(service.getScheme())
                && service.getUserInfo() == null
                && service.getQuery() == null
                && service.getFragment() == null;
        if (!plain) {
            throw new IllegalArgumentException(
                    "expected the archive's address such as http://localhost:8042/dicom-web, found another form");
        }
        if (!SafeAddress.isSafe(service) && !plainHosts.contains(host.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("expected https to the archive, or http to this machine or to what"
                    + " DICOM_PLAIN_HOSTS names, found http to another machine");
        }
        if (login.filter(text -> !text.matches("[^:\\p{Cntrl}]+:[^\\p{Cntrl}]+"))
                .isPresent()) {
            throw new IllegalArgumentException("expected one line with user:password for the archive");
        }
        if (login.isPresent() && !SafeAddress.isSafe(service)) {
            throw new IllegalArgumentException("expected https to an archive that asks for a login, found http");
        }
        return new ArchivePlace(service, login);
    }

    /** What a request says of who asks. */
    Optional<String> authorization() {
        return login.map(text -> "Basic " + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return "ArchivePlace[" + service + "]";
    }
}

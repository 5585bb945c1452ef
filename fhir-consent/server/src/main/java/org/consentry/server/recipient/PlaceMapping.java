// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.recipient;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.consentry.protocol.RecipientPlace;
import org.consentry.server.access.answer.Complaints;
import org.hl7.fhir.r4.model.Endpoint;

/** Reads where a route leads from the address of an Endpoint: a DICOM listener, or a STOW-RS service. */
final class PlaceMapping {
    private static final String HOST = "([A-Za-z0-9.-]{1,253}|\\[[0-9a-fA-F:]+])";
    private static final Pattern LISTENER =
            Pattern.compile("(dicom|dicom-tls)://([A-Za-z0-9_.-]{1,16})@" + HOST + ":([0-9]{1,5})");
    private static final Pattern SERVICE =
            Pattern.compile("(http|https)://" + HOST + "(?::([0-9]{1,5}))?((?:/[A-Za-z0-9_.~-]{1,64}){1,8})");
    /** The name of the port registered for DICOM by TLS, 2762 (PS3.15 2024e, B.12). */
    private static final String BY_TLS = "dicom-tls";

    private static final String HTTPS = "https";
    private static final int USUAL_PORT = 80;
    private static final int USUAL_TLS_PORT = 443;
    private static final int HIGHEST_PORT = 65_535;
    private static final String STOW = "dicom-stow-rs";

    private PlaceMapping() {}

    /** The place; empty, with a complaint, if it is none. */
    static Optional<RecipientPlace> place(Endpoint endpoint, Complaints complaints) {
        String address = endpoint.hasAddress() ? endpoint.getAddress() : "";
        boolean stow = STOW.equals(endpoint.getConnectionType().getCode());
        Optional<RecipientPlace> place = (stow ? service(address) : listener(address))
                .filter(found -> found.port() > 0 && found.port() <= HIGHEST_PORT);
        if (place.isEmpty()) {
            complaints.add(
                    "Endpoint.address",
                    stow
                            ? "https://host/path of a STOW-RS service, without /studies at the end"
                            : "dicom-tls://AETITLE@host:port or dicom://AETITLE@host:port",
                    "another form");
        }
        return place;
    }

    private static Optional<RecipientPlace> listener(String address) {
        Matcher parts = LISTENER.matcher(address);
        return parts.matches()
                ? Optional.of(new RecipientPlace(
                        parts.group(2),
                        parts.group(3),
                        Integer.parseInt(parts.group(4)),
                        parts.group(1).equals(BY_TLS)))
                : Optional.empty();
    }

    private static Optional<RecipientPlace> service(String address) {
        Matcher parts = SERVICE.matcher(address);
        if (!parts.matches() || parts.group(4).endsWith("/studies")) {
            return Optional.empty();
        }
        boolean tls = parts.group(1).equals(HTTPS);
        int port = Optional.ofNullable(parts.group(3)).map(Integer::parseInt).orElse(tls ? USUAL_TLS_PORT : USUAL_PORT);
        return Optional.of(RecipientPlace.web(parts.group(2), port, tls, parts.group(4)));
    }
}

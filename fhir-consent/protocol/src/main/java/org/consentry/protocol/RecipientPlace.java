// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

/**
 * Where a route leads: the recipient's DICOM listener, or its STOW-RS service (DICOM PS3.18).
 *
 * @param title the listener's AE title; empty for a service
 * @param host its host
 * @param port its port
 * @param tls whether it is reached by TLS only, else in the clear only
 * @param service path of the service without a slash at the end, such as {@code /dicom-web}; empty for a listener
 */
public record RecipientPlace(String title, String host, int port, boolean tls, String service) {
    /** A listener. */
    public RecipientPlace(String title, String host, int port, boolean tls) {
        this(title, host, port, tls, "");
    }

    public RecipientPlace {
        if (title.isEmpty() == service.isEmpty()) {
            throw new IllegalArgumentException("expected an AE title or the path of a service, found both or neither");
        }
    }

    /** A listener that is reached in the clear. */
    public static RecipientPlace plain(String title, String host, int port) {
        return new RecipientPlace(title, host, port, false);
    }

    /** A service; its path begins with a slash. */
    public static RecipientPlace web(String host, int port, boolean tls, String service) {
        return new RecipientPlace("", host, port, tls, service);
    }

    /** Its address as the register has it, such as {@code dicom-tls://LAB@lab.example:2762}. */
    public String address() {
        if (isWeb()) {
            return (tls ? "https://" : "http://") + host + ":" + port + service;
        }
        return (tls ? "dicom-tls://" : "dicom://") + title + "@" + host + ":" + port;
    }

    /** Whether it takes scans by STOW-RS, else by C-STORE. */
    public boolean isWeb() {
        return !service.isEmpty();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.dimse;

import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * Who has connected to us.
 *
 * @param certificate the one it has proved to own; empty if it has shown none, or there is no TLS
 */
public record CallingPeer(InetSocketAddress address, Optional<X509Certificate> certificate) {}

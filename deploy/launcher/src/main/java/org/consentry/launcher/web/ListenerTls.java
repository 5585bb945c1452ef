// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.web;

import java.nio.file.Path;

/**
 * TLS of every listener of one Payara Micro.
 *
 * @param agent the jar of {@code deploy/tls}
 * @param certificate PEM: the listeners' certificate, then those that signed it
 * @param key PEM: its key in PKCS#8, readable by its owner only
 */
public record ListenerTls(Path agent, Path certificate, Path key) {}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.dimse;

import javax.net.ssl.SSLEngine;

/** Makes the TLS engine of one connection from the keys in force at that moment. Called by many threads at once. */
@FunctionalInterface
public interface Encryption {
    /** An engine that has said nothing yet and checks the peer by itself. */
    SSLEngine engine();
}

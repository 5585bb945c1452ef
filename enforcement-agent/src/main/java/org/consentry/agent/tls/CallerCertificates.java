// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.tls;

import javax.net.ssl.SSLParameters;

/** Whether senders must show a certificate. */
public enum CallerCertificates {
    /** Nobody without one gets in. */
    REQUIRED,
    /** Who shows one must show a good one. */
    OPTIONAL,
    /** They are not asked. */
    NONE;

    void demand(SSLParameters parameters) {
        switch (this) {
            case REQUIRED -> parameters.setNeedClientAuth(true);
            case OPTIONAL -> parameters.setWantClientAuth(true);
            case NONE -> parameters.setNeedClientAuth(false);
        }
    }
}

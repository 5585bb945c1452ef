// SPDX-License-Identifier: Apache-2.0
package org.consentry.tls;

import java.security.cert.X509Certificate;

/** What a listener showed to somebody who came to it. */
sealed interface ShownCertificate {
    /** In words, for a message. */
    String words();

    /**
     * TLS.
     *
     * @param leaf the listener's own certificate
     * @param sealedOnly whether it refused a suite that is not sealed (CBC)
     */
    record Tls(X509Certificate leaf, boolean sealedOnly) implements ShownCertificate {
        @Override
        public String words() {
            return "TLS with serial number " + leaf.getSerialNumber().toString(16) + " of "
                    + leaf.getSubjectX500Principal().getName() + (sealedOnly ? "" : " and suites with CBC");
        }
    }

    /** An answer by HTTP without TLS. */
    record Plain() implements ShownCertificate {
        @Override
        public String words() {
            return "plain HTTP";
        }
    }

    /** Neither; it may be about to. */
    record Nothing() implements ShownCertificate {
        @Override
        public String words() {
            return "neither TLS nor HTTP";
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.dimse;

import java.security.InvalidAlgorithmParameterException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** The two sides do not agree on TLS, or one does not trust the other. Nothing of DICOM was said in the clear. */
public final class TlsFailedException extends AssociationLostException {
    private static final long serialVersionUID = 1L;

    private final Why why;

    /** What was wrong. */
    public enum Why {
        /** The peer's certificate has ended or not yet begun. */
        NOT_IN_FORCE("certificate not in force"),
        /** The peer's certificate is of nobody whom we trust. */
        UNKNOWN_AUTHORITY("certificate of an unknown authority"),
        /** The peer's certificate is for another host. */
        ANOTHER_HOST("certificate of another host"),
        /** The peer's certificate is not acceptable for another reason. */
        UNFIT("certificate unfit"),
        /** No version or suite in common, no TLS at all, or the peer refuses us. */
        DISAGREEMENT("no agreement on TLS");

        private final String words;

        Why(String words) {
            this.words = words;
        }

        /** In words, the same for every peer. */
        public String words() {
            return words;
        }

        /** What was wrong, by what the JDK threw. */
        public static Why of(Throwable thrown) {
            @Nullable Why found = null;
            for (Throwable cause = thrown; cause != null && found == null; cause = cause.getCause()) {
                if (cause instanceof CertificateExpiredException || cause instanceof CertificateNotYetValidException) {
                    found = NOT_IN_FORCE;
                } else if (cause instanceof CertPathBuilderException
                        || cause instanceof InvalidAlgorithmParameterException) {
                    // the latter where there is no authority at all
                    found = UNKNOWN_AUTHORITY;
                } else if (cause instanceof CertificateException && cause.getCause() == null) {
                    found = isAnotherHost(cause) ? ANOTHER_HOST : UNFIT;
                }
            }
            return found == null ? DISAGREEMENT : found;
        }

        // The JDK has no class of its own for this: "No name matching ...", "No subject alternative ... found".
        private static boolean isAnotherHost(Throwable cause) {
            return String.valueOf(cause.getMessage()).startsWith("No ");
        }
    }

    TlsFailedException(SSLException cause) {
        super("TLS failed: " + cause.getMessage(), cause);
        this.why = Why.of(cause);
    }

    /** What was wrong. */
    public Why why() {
        return why;
    }
}

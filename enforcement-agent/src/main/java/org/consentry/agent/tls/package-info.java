// SPDX-License-Identifier: Apache-2.0
/**
 * TLS of the DICOM gateway: makes engines for both sides from PEM files that may change, and says what is demanded of
 * the other side.
 */
@org.jspecify.annotations.NullMarked
package org.consentry.agent.tls;

// SPDX-License-Identifier: Apache-2.0
/**
 * TLS of Payara's listeners: reads certificate and key from PEM files, before Payara starts and whenever they change,
 * and says which authorities our own clients trust. Runs in Payara's process as a Java agent (decision 0031).
 */
@org.jspecify.annotations.NullMarked
package org.consentry.tls;

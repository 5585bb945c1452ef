// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.recipient.change;

/**
 * Why facts cannot be taken.
 *
 * @param fact which of them
 * @param expected what may be there
 */
public record FactFault(String fact, String expected) {}

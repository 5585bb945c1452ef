// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.subscription;

import java.time.Instant;

/**
 * Events that could not be delivered.
 *
 * @param subscription logical id
 * @param first number of the first event
 * @param last number of the last event
 * @param tries how often it was tried
 * @param failure what went wrong last
 * @param at when it was given up
 */
public record DeadLetter(String subscription, long first, long last, int tries, String failure, Instant at) {}

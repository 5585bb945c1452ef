// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.retrieve;

import java.util.random.RandomGenerator;
import org.consentry.agent.dicomweb.transit.Departure;
import org.consentry.agent.dicomweb.transit.OpenDesk;

/**
 * What one fetch is dealt with by.
 *
 * @param desk decides about what comes, and holds it
 * @param departure decides anew, and writes down what stays after all
 * @param origin the archive
 * @param random makes boundaries
 */
public record FetchCounter(OpenDesk desk, Departure departure, OriginClient origin, RandomGenerator random) {}

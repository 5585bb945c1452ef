// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import java.util.concurrent.ThreadFactory;
import java.util.random.RandomGenerator;
import org.consentry.agent.dicom.Refusals;

/**
 * What an agent gets from who starts it.
 *
 * @param random unpredictable; makes the releases' ids
 * @param threads for its loops and associations
 * @param refusals told of senders that are turned away
 */
record AgentMeans(RandomGenerator random, ThreadFactory threads, Refusals refusals) {}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.queue;

/**
 * What a recipient must take to get an object.
 *
 * @param sopClass its SOP class
 * @param syntax its transfer syntax
 */
public record Kind(String sopClass, String syntax) {}

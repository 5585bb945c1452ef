// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.score.key;

/** A text that tells who somebody is. */
public record Secret(Matter matter, String text) {}

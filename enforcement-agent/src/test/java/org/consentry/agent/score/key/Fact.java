// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.score.key;

/**
 * One line of the answer key.
 *
 * @param path tags with numbers of items between them, such as {@code 00400275/0/00400007}
 * @param text what stands or stood there, or a part of it; empty where the whole value counts
 */
public record Fact(Kind kind, Matter matter, String path, String text) {}

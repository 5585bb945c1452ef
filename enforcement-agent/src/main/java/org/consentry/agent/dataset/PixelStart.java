// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dataset;

/**
 * The first element of group 7FE0 (pixel data, float pixel data, or an extended offset table before them), not yet
 * read.
 *
 * @param tag its tag
 * @param vr its VR
 * @param length bytes of its value, -1 if it is encapsulated in fragments
 */
public record PixelStart(int tag, Vr vr, long length) {}

// SPDX-License-Identifier: Apache-2.0
/** Finds single frames in the pixel data of an object that is held, and copies them, without decoding anything. */
@NullMarked
package org.consentry.agent.dicomweb.frame;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** STOW-RS: takes what a request brings, decides about each object, and brings what may leave to the recipient. */
@NullMarked
package org.consentry.agent.dicomweb.store;

import org.jspecify.annotations.NullMarked;

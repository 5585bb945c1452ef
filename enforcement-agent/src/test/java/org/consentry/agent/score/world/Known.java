// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.score.world;

/** An object that others may refer to. */
record Known(String sopClass, String instance) {}

// SPDX-License-Identifier: Apache-2.0
/**
 * What waits for a recipient that is down or slow: de-identified objects in sealed files, and the decision anew before
 * each of them leaves. A no destroys what waits. The way to the recipient is a {@link Courier}'s.
 */
@NullMarked
package org.consentry.agent.queue;

import org.jspecify.annotations.NullMarked;

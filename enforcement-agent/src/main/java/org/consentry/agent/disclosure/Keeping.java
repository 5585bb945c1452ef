// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

import java.time.Duration;

/**
 * How long journal files are kept after the server has everything of them.
 *
 * @param age how long after they were written
 * @param leastRoom with fewer bytes than this free on the disk, none is kept
 */
public record Keeping(Duration age, long leastRoom) {}

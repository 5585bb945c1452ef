// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

/**
 * Where journal files go and how large each is.
 *
 * @param disk makes them
 * @param bytes the room each claims, at least 4096
 */
record JournalRoom(Disk disk, int bytes) {}

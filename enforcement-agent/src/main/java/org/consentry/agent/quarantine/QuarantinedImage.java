// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.quarantine;

/**
 * A refused object that is kept, as operators see it.
 *
 * @param id names its files
 * @param bytes on the disk
 */
public record QuarantinedImage(String id, QuarantinedFacts facts, long bytes) {}

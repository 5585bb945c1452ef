// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.storage;

import java.io.Serializable;

/**
 * Primary key of {@code resource_version}.
 *
 * @param type resource type
 * @param id logical id
 * @param version 1 for the first
 */
record VersionKey(String type, String id, int version) implements Serializable {}

// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.storage;

import java.io.Serializable;

/**
 * Primary key of {@code resource}.
 *
 * @param type resource type
 * @param id logical id
 */
record RowKey(String type, String id) implements Serializable {}

// SPDX-License-Identifier: Apache-2.0
/**
 * Lets patients pick how often they are told that a scan was shared, and orders the notes that tell it. The notes
 * themselves are {@code mail}'s.
 */
@NullMarked
package org.consentry.server.alert;

import org.jspecify.annotations.NullMarked;

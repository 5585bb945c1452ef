// SPDX-License-Identifier: Apache-2.0
/**
 * The messages between the consent server, its agents and export systems, and how they look as JSON.
 *
 * <p>Records hold the messages; a class named after a record with {@code Json} behind it reads and writes it. Reading
 * checks everything and names what was expected, what was found and where; unknown members are ignored. No FHIR here.
 */
@NullMarked
package org.consentry.protocol;

import org.jspecify.annotations.NullMarked;
